/** What the sender has typed and chosen: it outlives a reload, a failure and a closed panel. */
import type {Keeper} from '../../../client/keeper.ts';
import {covers, type Cover} from '../../../protocol/gift-words.ts';

export interface TypedWords {
  /** A variant's ref; empty when the friend chooses; undefined when nothing has been chosen yet. */
  choice: string | undefined;
  note: string;
  from: string;
  cover: Cover;
}

export function readWords(keeper: Keeper, wish: string): TypedWords {
  const kept = keeper.get(`words:${wish}`) as Partial<TypedWords> | null | undefined;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  return {
    choice: typeof kept?.choice === 'string' ? kept.choice : undefined, note: text(kept?.note), from: text(kept?.from),
    cover: covers.find((cover) => cover === kept?.cover) ?? 'plain',
  };
}

export const keepWords = (keeper: Keeper, wish: string, words: TypedWords) => keeper.set(`words:${wish}`, words);
export const forgetWords = (keeper: Keeper, wish: string) => keeper.remove(`words:${wish}`);
