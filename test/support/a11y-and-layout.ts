/** Accessibility and layout checks of the visible page, through every shadow root. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import type {Page} from 'puppeteer-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WCAG_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Axe {
  run(context: Document, options: object): Promise<{violations: {id: string; nodes: {target: unknown; failureSummary?: string}[]}[]}>;
}

/**
 * The WCAG 2.2 AA violations that a machine can find. `contrastOnly` suffices where the full check has passed for the same
 * template in other colors.
 */
export async function findAxeViolations(page: Page, {contrastOnly = false} = {}): Promise<string[]> {
  if (!await page.evaluate(() => 'axe' in window)) await page.evaluate(axeSource);
  return page.evaluate(async (runOnly) => {
    const {violations} = await (window as unknown as {axe: Axe}).axe.run(document, {runOnly, resultTypes: ['violations'], preload: false});
    return violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary = ''}) =>
      `${id}: ${JSON.stringify(target)} ${failureSummary.split('\n')[1]?.trim() ?? ''}`));
  }, contrastOnly ? ['color-contrast'] : WCAG_TAGS);
}

/**
 * What overflows, is cut off or broken, is too small to click, or has no border in forced colors. With `afterClick`, also a
 * focused invalid field whose error message is not visible.
 */
export const findLayoutIssues = (page: Page, {afterClick = false} = {}): Promise<string[]> => page.evaluate(measureLayout, afterClick);

/** Runs in the page, so it may use nothing from this module. */
function measureLayout(afterClick: boolean): string[] {
  const MIN_TARGET_PX = 43.5;
  const issues: string[] = [];
  const forcedColors = matchMedia('(forced-colors: active)').matches;
  const dialog = [...allElements(document)].find((element) => element.matches('dialog:modal'));
  const describe = ({localName, id, classList, textContent}: Element) => {
    const text = (textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 40);
    return `${localName}${id && `#${id}`}${[...classList].map((name) => `.${name}`).join('')} “${text}”`;
  };

  const {scrollWidth, clientWidth} = document.documentElement;
  if (scrollWidth > clientWidth) issues.push(`the page is ${scrollWidth} px wide in a viewport of ${clientWidth} px`);

  for (const element of allElements(dialog ?? document)) {
    if (afterClick && element.matches('[aria-invalid=true]:focus')) {
      const errorId = element.getAttribute('aria-describedby')?.split(' ')[0] ?? '';
      const message = (element.getRootNode() as ShadowRoot).getElementById(errorId);
      if (!message || !isUncovered(message)) issues.push(`the error message is not visible: ${describe(element)}`);
    }
    if (!(element instanceof HTMLElement) || !element.checkVisibility({visibilityProperty: true})) continue;
    const style = getComputedStyle(element);
    // The whole label of a radio button or checkbox is clickable.
    const box = (element.matches('[type=radio], [type=checkbox]') && element.closest('label') || element).getBoundingClientRect();
    if (!box.width || style.clipPath !== 'none' || hasAncestorStyle(element, ({clipPath}) => clipPath !== 'none')) continue;
    const isInScroller = hasAncestorStyle(element, ({overflowX}) => overflowX === 'auto' || overflowX === 'scroll');
    if (!isInScroller && (box.right > clientWidth + 1 || box.left < -1)) issues.push(`overflows the viewport: ${describe(element)}`);
    if (isControl(element, style) && (box.width < MIN_TARGET_PX || box.height < MIN_TARGET_PX)) {
      issues.push(`${Math.round(box.width)} × ${Math.round(box.height)} is too small to click: ${describe(element)}`);
    }
    const hidesOverflow = style.overflowY === 'hidden' || style.overflowY === 'clip';
    const overflowPx = element.scrollHeight - element.clientHeight;
    if (hasOwnText(element) && style.display !== 'inline') {
      const isClamped = style.webkitLineClamp !== 'none';
      const scrolls = /auto|scroll/.test(style.overflowX + style.overflowY);
      if (!scrolls && element.scrollWidth > element.clientWidth + 1 && element.clientWidth) issues.push(`text is wider than its box: ${describe(element)}`);
      if (!isClamped && !scrolls && style.overflowY !== 'visible' && overflowPx > 1) issues.push(`text is cut off: ${describe(element)}`);
    }
    const brokenWord = [...shortWords(element)].find(isBrokenAcrossLines);
    if (brokenWord) issues.push(`the word “${brokenWord.text}” is broken: ${describe(element)}`);
    if (hidesOverflow && !hasOwnText(element) && element.clientHeight && overflowPx > 1) {
      issues.push(`${overflowPx} px are hidden at the bottom: ${describe(element)}`);
    }
    if (forcedColors && element.matches('.button:not(.link), button[part=button], .input, .chip')) {
      const hasNoBorder = style.borderTopStyle === 'none' || style.borderTopWidth === '0px' || /^rgba\(.*, 0\)$/.test(style.borderTopColor);
      if (hasNoBorder) issues.push(`has no border in forced colors: ${describe(element)}`);
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

  function hasAncestorStyle(element: Element, matches: (style: CSSStyleDeclaration) => boolean): boolean {
    for (let ancestor = parentOf(element); ancestor; ancestor = parentOf(ancestor)) if (matches(getComputedStyle(ancestor))) return true;
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

  /** True if no other element covers the center. */
  function isUncovered(element: Element): boolean {
    const {left, top, width, height} = element.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    let hit = document.elementFromPoint(x, y);
    const innerHit = () => hit?.shadowRoot?.elementFromPoint(x, y);
    for (let inner = innerHit(); inner && inner !== hit; inner = innerHit()) hit = inner;
    return !!hit && (element === hit || element.contains(hit));
  }

  /** The words of up to 14 letters in the element's own text. Longer ones, as in links, may break anywhere. */
  function* shortWords(element: Element): Generator<{node: Text; start: number; text: string}> {
    for (const node of element.childNodes) {
      if (!(node instanceof Text)) continue;
      for (const {0: text, index: start} of node.data.matchAll(/(?<![^\s])\p{Script=Latin}{2,14}(?![^\s.,:;?])/gu)) yield {node, start, text};
    }
  }

  function isBrokenAcrossLines({node, start, text}: {node: Text; start: number; text: string}): boolean {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + text.length);
    return new Set([...range.getClientRects()].map(({top}) => Math.round(top))).size > 1;
  }

  function hasOwnText(element: Element): boolean {
    return [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
  }
}
