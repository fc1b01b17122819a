/** No vowels, so that no words come out, and nothing that looks like another character. */
const CHARACTERS = '23456789bcdfghjkmnpqrstvwxyz';
const LENGTH = 6;

/** A passcode that is easy to tell and hard to guess: one of 480 million. */
export const suggestPasscode = (): string =>
  Array.from(crypto.getRandomValues(new Uint32Array(LENGTH)), (random) => CHARACTERS[random % CHARACTERS.length]).join('');

/** Short ones, and short numbers. */
export const isWeakPasscode = (passcode: string) => passcode.length < LENGTH || /^\d{1,7}$/.test(passcode);
