import type {GiftClient} from '../../../client/gift-client.ts';
import {covers, type Cover} from '../../../protocol/gift-constants.ts';
import type {Prefill} from '../button.ts';

/** Everything the sender has typed and selected. It survives a reload, a failure and a closed panel. */
export interface SendForm {
  /** A variant's ref; empty if the recipient chooses; undefined until the product is loaded, or if the sender has to choose. */
  variant: string | undefined;
  /** The variant that the page named when `variant` was selected; empty if it named none. */
  pageVariant: string;
  note: string;
  senderName: string;
  cover: Cover;
  isGroup: boolean;
  /** The number of portions of a group, as typed. */
  portionCount: string;
  secret: boolean;
  passcode: string;
  /** From when the gift can be opened, as a local time: `2026-12-24T09:00`; empty for no date. */
  localTime: string;
  /** The IANA time zone of `localTime`. */
  timeZone: string;
  /** The instant that these two mean, in ISO 8601; empty if they mean none. Stored, so that time zone rules load only with the options. */
  instant: string;
}

export const hasTyped = ({note, senderName, passcode}: SendForm) => !!(note || senderName || passcode);

/** New values of some fields, or a function that derives them from the current form, which a view may not have rendered yet. */
export type FormChange = Partial<SendForm> | ((form: SendForm) => Partial<SendForm>);

type FormStores = Pick<GiftClient, 'localStore' | 'sessionStore'>;

export function loadForm({localStore, sessionStore}: FormStores, draftKey: string, prefill: Prefill | null | undefined): SendForm {
  const stored = localStore.get(`form:${draftKey}`) as Partial<SendForm> | null | undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    variant: typeof stored?.variant === 'string' ? stored.variant : undefined,
    pageVariant: text(stored?.pageVariant),
    note: text(stored?.note) || text(prefill?.note), senderName: text(stored?.senderName) || text(prefill?.senderName),
    cover: covers.find((cover) => cover === stored?.cover) ?? 'plain',
    isGroup: stored?.isGroup === true, portionCount: text(stored?.portionCount) || '2', secret: stored?.secret === true,
    passcode: text(sessionStore.get(`form-passcode:${draftKey}`)), localTime: text(stored?.localTime), timeZone: text(stored?.timeZone),
    instant: text(stored?.instant),
  };
}

/** A passcode is a secret, so only this tab stores it. */
export function saveForm({localStore, sessionStore}: FormStores, draftKey: string, {passcode, ...form}: SendForm): void {
  localStore.set(`form:${draftKey}`, form);
  if (passcode) sessionStore.set(`form-passcode:${draftKey}`, passcode);
  else sessionStore.remove(`form-passcode:${draftKey}`);
}

export function clearForm({localStore, sessionStore}: FormStores, draftKey: string): void {
  localStore.remove(`form:${draftKey}`);
  sessionStore.remove(`form-passcode:${draftKey}`);
}
