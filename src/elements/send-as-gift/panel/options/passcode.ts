/** A passcode as the protocol takes it. */
import {countGraphemes, isSingleLine, isValidText} from '../../../../protocol/text.ts';

/** Graphemes. */
export const MAX_PASSCODE_GRAPHEMES = 40;
export const isValidPasscode = (text: string): boolean => isValidText(text.trim(), MAX_PASSCODE_GRAPHEMES) && isSingleLine(text.trim());
export const isPasscodeTooLong = (text: string): boolean => countGraphemes(text.trim()) > MAX_PASSCODE_GRAPHEMES;
