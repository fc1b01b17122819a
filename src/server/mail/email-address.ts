/** Email addresses, restricted to a form that no mail server can read as two addresses or as a command. */

const MAX_LENGTH = 254;
const ADDRESS_PATTERN = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@[^\s\p{C}@<>()[\]\\,;:"]+\.[^\s\p{C}@<>()[\]\\,;:".]+$/u;
const NAMED_ADDRESS_PATTERN = /^([^<>"\p{C}]{1,100}?) *<([^<>]+)>$/u;

export const isEmailAddress = (text: string) => text.length <= MAX_LENGTH && ADDRESS_PATTERN.test(text);

export interface FromAddress {
  name: string;
  address: string;
}

/** Parses `Tea & Clay <gifts@tea.example>` or a bare address; returns undefined for anything else. */
export function parseFromAddress(text: string): FromAddress | undefined {
  const [, name = '', address = text] = NAMED_ADDRESS_PATTERN.exec(text) ?? [];
  return isEmailAddress(address) ? {name: name.trim(), address} : undefined;
}
