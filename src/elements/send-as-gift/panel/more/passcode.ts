/** A passcode as the protocol takes it. */
import {countGraphemes, line} from '../../../../protocol/scalars.ts';

/** Graphemes. */
export const PASSCODE_MOST = 40;
const Passcode = line(PASSCODE_MOST);

export const isPasscode = (text: string): boolean => Passcode.safeParse(text.trim()).success;
export const isTooLong = (text: string): boolean => countGraphemes(text.trim()) > PASSCODE_MOST;
