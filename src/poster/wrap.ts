/** Words into lines of a width: broken where the script allows it and the writer did, ended with an ellipsis when there is no room. */

export type Measure = (text: string) => number;

/** Closing marks that never begin a line, and opening ones that never end it (the common part of kinsoku). */
const NEVER_FIRST = /^[,.:;!?)\]}’”»、。，．：；！？）】」』》〉…・ー々]/u;
const NEVER_LAST = /[([{‘“«（【「『《〈]$/u;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ELLIPSIS = '…';

export function wrap(text: string, width: number, most: number, measure: Measure): string[] {
  const lines = text.trim().split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => wrapOne(paragraph, width, measure));
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), shortened(lines[most - 1]!, width, measure)];
}

/** As `wrap`, in lines of about the same length: as narrow as they can be without another line. For words in the middle. */
export function balance(text: string, width: number, most: number, measure: Measure): string[] {
  const lines = wrap(text, width, Infinity, measure);
  if (lines.length < 2 || lines.length > most) return wrap(text, width, most, measure);
  let [narrow, wide] = [width / lines.length, width];
  while (wide - narrow > width / 100) {
    const middle = (narrow + wide) / 2;
    if (wrap(text, middle, Infinity, measure).length > lines.length) narrow = middle;
    else wide = middle;
  }
  return wrap(text, wide, most, measure);
}

function wrapOne(paragraph: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(paragraph)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    line = piece.trimStart();
    // A word that is wider than a whole line is cut between what people call characters.
    while (measure(line.trimEnd()) > width) {
      const head = fitting(line, width, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The smallest parts that may stand on a line of their own, spaces at the end of each. */
function pieces(paragraph: string): string[] {
  const found: string[] = [];
  for (const word of paragraph.match(/\S+\s*|\s+/g) ?? []) {
    for (const part of SPACELESS.test(word) ? segments(word) : [word]) {
      const before = found.at(-1);
      if (before !== undefined && !/\s$/.test(before) && (NEVER_FIRST.test(part) || NEVER_LAST.test(before) || /^\s+$/.test(part))) {
        found[found.length - 1] = before + part;
      } else found.push(part);
    }
  }
  return found;
}

const words = new Intl.Segmenter(undefined, {granularity: 'word'});
const graphemes = new Intl.Segmenter(undefined, {granularity: 'grapheme'});
const segments = (text: string) => [...words.segment(text)].map(({segment}) => segment);

function fitting(text: string, width: number, measure: Measure): string {
  let head = '';
  for (const {segment} of graphemes.segment(text)) {
    if (head && measure(head + segment) > width) break;
    head += segment;
  }
  return head;
}

function shortened(line: string, width: number, measure: Measure): string {
  if (measure(line + ELLIPSIS) <= width) return line + ELLIPSIS;
  return fitting(line, width - measure(ELLIPSIS), measure).trimEnd() + ELLIPSIS;
}

/** Which way a text runs: its first strong letter decides, as `dir="auto"` does. */
export const directionOf = (text: string): 'ltr' | 'rtl' =>
  (/^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text) ? 'rtl' : 'ltr');
