/**
 * Isolates a name or another foreign text, so that its direction cannot reorder the Arabic around it (Unicode bidi: FSI … PDI).
 * Not for what is copied (passcodes, links), for mail subjects (they become spaces there) or for texts that are put into a field.
 */
export const isolate = (text: string) => `\u2068${text}\u2069`;
