/** Mail addresses, as strictly as it takes that nothing else can hide in one. */

const LONGEST = 254;
/** One plain address, with nothing that a mail server could read as a second one or as a command. */
const ADDRESS = /^[^\s\p{C}@<>()[\]\\,;:"]{1,64}@[^\s\p{C}@<>()[\]\\,;:"]+\.[^\s\p{C}@<>()[\]\\,;:".]+$/u;
const NAMED = /^([^<>"\p{C}]{1,100}?) *<([^<>]+)>$/u;

export const isMailAddress = (text: string) => text.length <= LONGEST && ADDRESS.test(text);

export interface From {
  name: string;
  address: string;
}

/** `Tea & Clay <gifts@tea.example>`, or the address alone; undefined when it is neither. */
export function parseFrom(text: string): From | undefined {
  const [, name = '', address = text] = NAMED.exec(text) ?? [];
  return isMailAddress(address) ? {name: name.trim(), address} : undefined;
}
