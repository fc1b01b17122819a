/** A passcode as the protocol takes it. */
import {countGraphemes, isOneLine, mayBeWritten} from '../../../../protocol/text.ts';

/** Graphemes. */
export const PASSCODE_MOST = 40;
export const isPasscode = (text: string): boolean => mayBeWritten(text.trim(), PASSCODE_MOST) && isOneLine(text.trim());
export const isTooLong = (text: string): boolean => countGraphemes(text.trim()) > PASSCODE_MOST;
