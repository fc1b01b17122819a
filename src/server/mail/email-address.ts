/** Mail addresses, as strictly as it takes that nothing else can hide in one. */

const MAX_LENGTH = 254;
/** One plain address, with nothing that a mail server could read as a second one or as a command. */
const ADDRESS_PATTERN = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@[^\s\p{C}@<>()[\]\\,;:"]+\.[^\s\p{C}@<>()[\]\\,;:".]+$/u;
const NAMED_ADDRESS_PATTERN = /^([^<>"\p{C}]{1,100}?) *<([^<>]+)>$/u;

export const isEmailAddress = (text: string) => text.length <= MAX_LENGTH && ADDRESS_PATTERN.test(text);

export interface FromAddress {
  name: string;
  address: string;
}

/** `Tea & Clay <gifts@tea.example>`, or the address alone; undefined when it is neither. */
export function parseFromAddress(text: string): FromAddress | undefined {
  const [, name = '', address = text] = NAMED_ADDRESS_PATTERN.exec(text) ?? [];
  return isEmailAddress(address) ? {name: name.trim(), address} : undefined;
}
