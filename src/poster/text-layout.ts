/** Line breaking for a canvas, which has none: at the writer's line breaks, and where the script allows it. */

/** The width of a text in the canvas's current font. */
export type Measure = (text: string) => number;

/** Closing punctuation never begins a line and opening punctuation never ends one (the rules that Chinese and Japanese share). */
const NEVER_FIRST = /^[,.:;!?)\]}’”»、。，．：；！？）】」』》〉…・ー々]/u;
const NEVER_LAST = /[([{‘“«（【「『《〈]$/u;
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ELLIPSIS = '…';

/** Breaks text into at most `maxLines` lines. If there are more, the last one ends with an ellipsis. */
export function wrapText(text: string, maxWidth: number, maxLines: number, measure: Measure): string[] {
  const lines = text.trim().split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => wrapParagraph(paragraph, maxWidth, measure));
  if (lines.length <= maxLines) return lines;
  return [...lines.slice(0, maxLines - 1), truncate(lines[maxLines - 1]!, maxWidth, measure)];
}

/** Like `wrapText`, with lines of about equal length: as narrow as possible without adding a line. For centered text. */
export function balanceLines(text: string, maxWidth: number, maxLines: number, measure: Measure): string[] {
  const lines = wrapText(text, maxWidth, Infinity, measure);
  if (lines.length < 2 || lines.length > maxLines) return wrapText(text, maxWidth, maxLines, measure);
  let [narrow, wide] = [maxWidth / lines.length, maxWidth];
  while (wide - narrow > maxWidth / 100) {
    const middle = (narrow + wide) / 2;
    if (wrapText(text, middle, Infinity, measure).length > lines.length) narrow = middle;
    else wide = middle;
  }
  return wrapText(text, wide, maxLines, measure);
}

function wrapParagraph(paragraph: string, maxWidth: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of breakableParts(paragraph)) {
    if (measure((line + piece).trimEnd()) <= maxWidth) {
      line += piece;
      continue;
    }
    if (line.trim()) lines.push(line.trimEnd());
    line = piece.trimStart();
    // A word that is wider than a line breaks between graphemes.
    while (measure(line.trimEnd()) > maxWidth) {
      const head = fittingPrefix(line, maxWidth, measure);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  lines.push(line.trimEnd());
  return lines;
}

/** The smallest parts that can be on a line of their own; each keeps the spaces that follow it. */
function breakableParts(paragraph: string): string[] {
  const parts: string[] = [];
  for (const word of paragraph.match(/\S+\s*|\s+/g) ?? []) {
    for (const part of SPACELESS.test(word) ? splitWords(word) : [word]) {
      const before = parts.at(-1);
      if (before !== undefined && !/\s$/.test(before) && (NEVER_FIRST.test(part) || NEVER_LAST.test(before) || /^\s+$/.test(part))) {
        parts[parts.length - 1] = before + part;
      } else parts.push(part);
    }
  }
  return parts;
}

/** Splits a text; Firefox before 125 can do so only between code points. */
function createSplitter(granularity: 'word' | 'grapheme'): (text: string) => string[] {
  if (!(Intl as Partial<typeof Intl>).Segmenter) return (text) => [...text];
  const segmenter = new Intl.Segmenter(undefined, {granularity});
  return (text) => Array.from(segmenter.segment(text), ({segment}) => segment);
}

const splitWords = createSplitter('word');
const splitGraphemes = createSplitter('grapheme');

function fittingPrefix(text: string, width: number, measure: Measure): string {
  let head = '';
  for (const grapheme of splitGraphemes(text)) {
    if (head && measure(head + grapheme) > width) break;
    head += grapheme;
  }
  return head;
}

function truncate(line: string, width: number, measure: Measure): string {
  if (measure(line + ELLIPSIS) <= width) return line + ELLIPSIS;
  return fittingPrefix(line, width - measure(ELLIPSIS), measure).trimEnd() + ELLIPSIS;
}

/** The base direction of a text: that of its first letter, like `dir="auto"`. */
export const directionOf = (text: string): 'ltr' | 'rtl' =>
  (/^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text) ? 'rtl' : 'ltr');
