/** What the sender has typed and chosen: it outlives a reload, a failure and a closed panel. */
import type {GiftClient} from '../../../client/gift-client.ts';
import {covers, type Cover} from '../../../protocol/gift-words.ts';

export interface TypedWords {
  /** A variant's ref; empty when the friend chooses; undefined when nothing has been chosen yet. */
  choice: string | undefined;
  note: string;
  from: string;
  cover: Cover;
  /** For several friends; how many is as it was typed. */
  group: boolean;
  count: string;
  secret: boolean;
  passcode: string;
  /** The clock on the wall there, `2026-12-24T09:00`, and where; empty for no date. */
  wall: string;
  zone: string;
  /** The moment that these two mean, as the protocol writes it; empty when they mean none. */
  moment: string;
}

/** What the page already knows of the words. */
export interface Prefill {
  note?: string;
  senderName?: string;
}

type Memory = Pick<GiftClient, 'lasting' | 'tab'>;

export function readWords({lasting, tab}: Memory, wish: string, prefill: Prefill | null | undefined): TypedWords {
  const kept = lasting.get(`words:${wish}`) as Partial<TypedWords> | null | undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    choice: typeof kept?.choice === 'string' ? kept.choice : undefined,
    note: text(kept?.note) || text(prefill?.note), from: text(kept?.from) || text(prefill?.senderName),
    cover: covers.find((cover) => cover === kept?.cover) ?? 'plain',
    group: kept?.group === true, count: text(kept?.count) || '2', secret: kept?.secret === true,
    passcode: text(tab.get(`passcode:${wish}`)), wall: text(kept?.wall), zone: text(kept?.zone), moment: text(kept?.moment),
  };
}

/** A passcode is a secret: it is kept for this tab only. */
export function keepWords({lasting, tab}: Memory, wish: string, {passcode, ...words}: TypedWords): void {
  lasting.set(`words:${wish}`, words);
  if (passcode) tab.set(`passcode:${wish}`, passcode);
  else tab.remove(`passcode:${wish}`);
}

export function forgetWords({lasting, tab}: Memory, wish: string): void {
  lasting.remove(`words:${wish}`);
  tab.remove(`passcode:${wish}`);
}
