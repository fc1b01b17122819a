/**
 * HTML as a tagged template: `html` escapes the text that it interpolates, `raw` marks text as HTML already.
 *
 * Hono's `html` returns a promise if a value is one. The values here never are, so its result is always a string.
 */
import * as hono from 'hono/html';
import type {HtmlEscapedString} from 'hono/utils/html';

export type Html = HtmlEscapedString;
type Value = string | number | boolean | undefined | Html | readonly Html[];

export const html = (strings: TemplateStringsArray, ...values: Value[]): Html => hono.html(strings, ...values) as Html;
export const raw = (text: string): Html => hono.raw(text);
