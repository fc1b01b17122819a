/** The page's own texts in place of ours. Loaded only by pages that have some. */
import {buttonLabel} from '../../locales/button.ts';
import {matchLanguage} from '../../locales/language.ts';
import {elementParts, type ElementStrings} from '../../locales/loaders/element-strings.generated.ts';
import {pageStrings, type CustomStrings, type PageStrings} from './custom-strings.ts';
import {notifyLanguageChange} from './page-language.ts';
import {warnAboutTexts} from './warnings.ts';

type Parts = Partial<ElementStrings>;
interface Texts {
  readonly [key: string]: unknown;
}

const isObject = (value: unknown): value is Texts => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Our texts with those of a page in their place. What does not fit is reported and left out. */
export function customize<P extends Parts>(parts: P, custom: readonly CustomStrings[]): P {
  custom.forEach(reportUnknownParts);
  return custom.reduce<P>((result, strings) => Object.fromEntries(Object.entries(result).map(([part, texts]) =>
    [part, merge(texts as Texts, (strings as Texts)[part] ?? {}, part)])) as P, parts);
}

function reportUnknownParts(strings: CustomStrings) {
  for (const part of Object.keys(strings)) if (!elementParts.includes(part)) warnAboutTexts(`has no texts ${part} to replace, only ${elementParts.join(', ')}.`);
}

function merge(texts: Texts, custom: unknown, path: string): Texts {
  if (!isObject(custom)) return reportKind(path, 'an object', texts);
  const result: Record<string, unknown> = {...texts};
  for (const [key, value] of Object.entries(custom)) {
    const name = `${path}.${key}`;
    if (value === undefined) continue;
    if (!Object.hasOwn(texts, key)) warnAboutTexts(`has no text ${name} to replace.`);
    else if (isObject(texts[key])) result[key] = merge(texts[key], value, name);
    else if (kindOf(value) === kindOf(texts[key])) result[key] = value;
    else reportKind(name, kindOf(texts[key])!, texts);
  }
  return result;
}

const kinds: Readonly<Record<string, string>> = {string: 'a text', function: 'a function that returns a text', object: 'a list'};
const kindOf = (value: unknown) => kinds[typeof value];

function reportKind(name: string, expected: string, texts: Texts): Texts {
  warnAboutTexts(`needs ${expected} for ${name}.`);
  return texts;
}

/** Implements `setStrings`. */
export function setPageStrings(tag: string, {button, ...strings}: PageStrings): void {
  const language = matchLanguage(tag);
  if (!language) return warnAboutTexts(`has no language "${tag}" whose texts can be replaced: ${Object.keys(buttonLabel).join(', ')}.`);
  reportUnknownParts(strings);
  if (button?.label) buttonLabel[language] = button.label;
  pageStrings.set(language, {...pageStrings.get(language), ...strings});
  notifyLanguageChange();
}
