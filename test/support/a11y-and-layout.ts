/** What somebody would find wrong with what is on the screen: measured, through every shadow root. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'puppeteer-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Axe {
  run(context: Document, options: object): Promise<{violations: {id: string; nodes: {target: unknown; failureSummary?: string}[]}[]}>;
}

/** WCAG 2.2 AA, as far as a machine can tell; `colours` only where the same template has been looked at before, in others. */
export async function findAxeViolations(page: Page, {colours: contrastOnly = false} = {}): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axe);
  return page.evaluate(async (standard) => {
    const {violations} = await (window as unknown as {axe: Axe}).axe.run(document, {runOnly: standard, resultTypes: ['violations']});
    return violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary = ''}) =>
      `${id}: ${JSON.stringify(target)} ${failureSummary.split('\n')[1]?.trim() ?? ''}`));
  }, contrastOnly ? ['color-contrast'] : WCAG_TAGS);
}

/**
 * What is too wide, cut off, broken, too small to press or, in forced colours, without an edge; and, just `after` a press,
 * a field that has the focus while the sentence about it is out of sight.
 */
export const findLayoutIssues = (page: Page, {after = false} = {}): Promise<string[]> => page.evaluate(measureLayout, after);

function measureLayout(after: boolean): string[] {
  const MIN_TARGET_PX = 43.5;
  const issues: string[] = [];
  const forced = matchMedia('(forced-colors: active)').matches;
  const dialog = [...allElements(document)].find((element) => element.matches('dialog:modal'));
  const name = ({localName, id, classList, textContent}: Element) => {
    const words = (textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
    return `${localName}${id && `#${id}`}${[...classList].map((word) => `.${word}`).join('')} “${words}”`;
  };

  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) issues.push(`the page is ${scrollWidth} px wide on a screen of ${clientWidth}`);

  for (const element of allElements(dialog ?? document)) {
    if (after && element.matches('[aria-invalid=true]:focus')) {
      const told = (element.getRootNode() as ShadowRoot).getElementById(element.getAttribute('aria-describedby')?.split(' ')[0] ?? '');
      if (!told || !isUncovered(told)) issues.push(`what is wrong with it can’t be seen: ${name(element)}`);
    }
    if (!(element instanceof HTMLElement) || !element.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(element);
    // A choice is pressed by its label, all of it.
    const box = (element.matches('[type=radio], [type=checkbox]') && element.closest('label') || element).getBoundingClientRect();
    if (!box.width || style.clipPath !== 'none' || hasAncestorStyle(element, ({clipPath}) => clipPath !== 'none')) continue;
    const scrolls = hasAncestorStyle(element, ({overflowX}) => overflowX === 'auto' || overflowX === 'scroll');
    if (!scrolls && (box.right > clientWidth + 1 || box.left < -1)) issues.push(`sticks out of the screen: ${name(element)}`);
    if (isControl(element, style) && (box.width < MIN_TARGET_PX || box.height < MIN_TARGET_PX)) {
      issues.push(`${Math.round(box.width)} × ${Math.round(box.height)} is too small to press: ${name(element)}`);
    }
    if (hasOwnText(element) && style.display !== 'inline') {
      const clamped = style.webkitLineClamp !== 'none';
      const scrolled = /auto|scroll/.test(style.overflowX + style.overflowY);
      if (!scrolled && element.scrollWidth > element.clientWidth + 1 && element.clientWidth) issues.push(`words are wider than their place: ${name(element)}`);
      if (!clamped && !scrolled && style.overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1) issues.push(`words are cut off: ${name(element)}`);
    }
    const broken = [...words(element)].find(isBrokenAcrossLines);
    if (broken) issues.push(`the word “${broken.text}” is broken: ${name(element)}`);
    // What lies in a box that hides what is beyond it, and lies beyond it.
    if ((style.overflowY === 'hidden' || style.overflowY === 'clip') && !hasOwnText(element) && element.clientHeight && element.scrollHeight > element.clientHeight + 1) {
      issues.push(`${element.scrollHeight - element.clientHeight} px are hidden below: ${name(element)}`);
    }
    if (forced && element.matches('.button:not(.link), button[part=button], .input, .chip')) {
      const unseen = style.borderTopStyle === 'none' || style.borderTopWidth === '0px' || /^rgba\(.*, 0\)$/.test(style.borderTopColor);
      if (unseen) issues.push(`has no edge in forced colours: ${name(element)}`);
    }
  }
  return [...new Set(issues)];

  function* allElements(root: Document | Element | ShadowRoot): Generator<Element> {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.shadowRoot) yield* allElements(element.shadowRoot);
    }
    if (root instanceof Element && root.shadowRoot) yield* allElements(root.shadowRoot);
  }

  function hasAncestorStyle(element: Element, fits: (style: CSSStyleDeclaration) => boolean): boolean {
    for (let at: Element | null = parentOf(element); at; at = parentOf(at)) if (fits(getComputedStyle(at))) return true;
    return false;
  }

  function parentOf(element: Element): Element | null {
    const root = element.getRootNode();
    return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }

  function isControl(element: HTMLElement, style: CSSStyleDeclaration): boolean {
    if (element.matches('a[href]')) return style.display !== 'inline';
    return element.matches('button, input, select, textarea, summary, [role=button], [role=radio]');
  }

  /** Nothing lies over its middle. */
  function isUncovered(element: Element): boolean {
    const {left, top, width, height} = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    let hit = document.elementFromPoint(x, y);
    const deeper = () => hit?.shadowRoot?.elementFromPoint(x, y);
    for (let inner = deeper(); inner && inner !== hit; inner = deeper()) hit = inner;
    return !!hit && (element === hit || element.contains(hit));
  }

  /** Its own short words; long ones, as in links, may break anywhere. */
  function* words(element: Element): Generator<{node: Text; at: number; text: string}> {
    for (const node of element.childNodes) {
      if (!(node instanceof Text)) continue;
      for (const {0: text, index: at} of node.data.matchAll(/(?<![^\s])\p{Script=Latin}{2,14}(?![^\s.,:;?])/gu)) yield {node, at, text};
    }
  }

  function isBrokenAcrossLines({node, at, text}: {node: Text; at: number; text: string}): boolean {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size > 1;
  }

  function hasOwnText(element: Element): boolean {
    return [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
  }
}
