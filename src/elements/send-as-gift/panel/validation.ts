import {MAX_CLAIM_WINDOW_MS, MAX_NAME_GRAPHEMES, MAX_NOTE_GRAPHEMES, MAX_PASSCODE_GRAPHEMES} from '../../../protocol/gift-constants.ts';
import {countGraphemes, isSingleLine, isValidText} from '../../../protocol/text.ts';
import type {Shop} from '../../../protocol/shop.ts';
import type {SendForm} from './form-storage.ts';
import {isFeatureAvailable, parsePortions} from './portions.ts';

export type TextError = 'too-long' | 'forbidden-character';
export type DateError = 'incomplete' | 'past' | 'too-far';

/** The first problem of each invalid field, in the order in which the fields appear. */
export interface FieldErrors {
  variant?: 'missing';
  note?: TextError;
  senderName?: 'missing' | TextError;
  portionCount?: 'out-of-range';
  passcode?: TextError;
  date?: DateError;
}
export type FieldName = keyof FieldErrors;

/**
 * Checks a form against the limits of the protocol and the features of the shop.
 * Options that the shop does not offer are not sent, so they are not checked.
 *
 * @param now Milliseconds since 1970.
 */
export function validateSendForm(form: SendForm, shop: Shop, now: number): FieldErrors {
  const {variant, note, senderName, passcode} = form;
  const errors: {[Field in FieldName]: FieldErrors[Field] | undefined} = {
    variant: variant === undefined ? 'missing' : undefined,
    note: countGraphemes(note) > MAX_NOTE_GRAPHEMES ? 'too-long' : isValidText(note.trim(), MAX_NOTE_GRAPHEMES) ? undefined : 'forbidden-character',
    senderName: senderName.trim() ? lineError(senderName.trim(), MAX_NAME_GRAPHEMES) : 'missing',
    portionCount: parsePortions(form, shop) ? undefined : 'out-of-range',
    passcode: isFeatureAvailable(shop, 'passcode') && passcode.trim() ? lineError(passcode.trim(), MAX_PASSCODE_GRAPHEMES) : undefined,
    date: isFeatureAvailable(shop, 'schedule') ? dateError(form, now) : undefined,
  };
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error));
}

/** The date is in the future and within the longest claim window; an empty one is valid. */
function dateError({localTime, instant}: SendForm, now: number): DateError | undefined {
  if (!localTime) return undefined;
  if (!instant) return 'incomplete';
  const ms = Date.parse(instant) - now;
  return ms <= 0 ? 'past' : ms > MAX_CLAIM_WINDOW_MS ? 'too-far' : undefined;
}

function lineError(text: string, maxGraphemes: number): TextError | undefined {
  if (countGraphemes(text) > maxGraphemes) return 'too-long';
  return isValidText(text, maxGraphemes) && isSingleLine(text) ? undefined : 'forbidden-character';
}
