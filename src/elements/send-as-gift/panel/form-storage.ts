/** What the sender has typed and chosen: it outlives a reload, a failure and a closed panel. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {covers, type Cover} from '../../../protocol/gift-constants.ts';

export interface SendForm {
  /** A variant's ref; empty when the friend chooses; undefined when nothing has been chosen yet. */
  variant: string | undefined;
  note: string;
  senderName: string;
  cover: Cover;
  /** For several friends; how many is as it was typed. */
  isGroup: boolean;
  portionCount: string;
  secret: boolean;
  passcode: string;
  /** The clock on the wall there, `2026-12-24T09:00`, and where; empty for no date. */
  localTime: string;
  timeZone: string;
  /** The moment that these two mean, as the protocol writes it; empty when they mean none. */
  instant: string;
}

/** What the page already knows of the words. */
export interface Prefill {
  note?: string;
  senderName?: string;
}

type FormStores = Pick<GiftClient, 'localStore' | 'sessionStore'>;

export function loadForm({localStore, sessionStore}: FormStores, draftKey: string, prefill: Prefill | null | undefined): SendForm {
  const stored = localStore.get(`form:${draftKey}`) as Partial<SendForm> | null | undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    variant: typeof stored?.variant === 'string' ? stored.variant : undefined,
    note: text(stored?.note) || text(prefill?.note), senderName: text(stored?.senderName) || text(prefill?.senderName),
    cover: covers.find((cover) => cover === stored?.cover) ?? 'plain',
    isGroup: stored?.isGroup === true, portionCount: text(stored?.portionCount) || '2', secret: stored?.secret === true,
    passcode: text(sessionStore.get(`form-passcode:${draftKey}`)), localTime: text(stored?.localTime), timeZone: text(stored?.timeZone), instant: text(stored?.instant),
  };
}

/** A passcode is a secret: it is kept for this tab only. */
export function saveForm({localStore, sessionStore}: FormStores, draftKey: string, {passcode, ...form}: SendForm): void {
  localStore.set(`form:${draftKey}`, form);
  if (passcode) sessionStore.set(`form-passcode:${draftKey}`, passcode);
  else sessionStore.remove(`form-passcode:${draftKey}`);
}

export function clearForm({localStore, sessionStore}: FormStores, draftKey: string): void {
  localStore.remove(`form:${draftKey}`);
  sessionStore.remove(`form-passcode:${draftKey}`);
}
