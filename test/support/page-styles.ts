/** Tests in the browser: the page's own styles, and what elements make of them. */

let pageStyle: HTMLStyleElement | undefined;

/** Replaces the page's styles; without an argument, it has none. */
export function stylePage(styles?: string) {
  pageStyle?.remove();
  pageStyle = undefined;
  if (styles === undefined) return;
  pageStyle = document.createElement('style');
  pageStyle.textContent = styles;
  document.head.append(pageStyle);
}

/** Every element below a root, through all shadow roots. */
function* deepElements(root: Element | ShadowRoot): Generator<Element> {
  for (const element of root.children) {
    yield element;
    yield* deepElements(element);
    if (element.shadowRoot) yield* deepElements(element.shadowRoot);
  }
}

/** Inherited properties that decide how text looks. */
const TEXT_PROPERTIES = [
  'font-size', 'font-style', 'font-weight', 'font-variant-caps', 'font-feature-settings', 'line-height', 'letter-spacing', 'word-spacing',
  'text-transform', 'text-align', 'text-indent', 'text-shadow', 'white-space', 'word-break', 'hyphens', 'list-style-type', 'cursor', 'writing-mode',
  '-webkit-text-fill-color', 'quotes', 'tab-size',
];

/** How the text of each element below a root looks, one line for each of its properties. */
export function describeText(root: Element | ShadowRoot): string[] {
  return [...deepElements(root)].filter((element) => element instanceof HTMLElement).flatMap((element) => {
    const style = getComputedStyle(element);
    return TEXT_PROPERTIES.map((name) => `${element.localName}.${element.className}: ${name} ${style.getPropertyValue(name)}`);
  });
}

/** The font size of each element below a root, in pixels. */
export const fontSizes = (root: Element | ShadowRoot): number[] =>
  [...deepElements(root)].map((element) => parseFloat(getComputedStyle(element).fontSize));

/** Whether the element's center and corners can be clicked: in the viewport, and not covered or clipped. */
export function isFullyVisible(element: Element): boolean {
  const {left, right, top, bottom} = element.getBoundingClientRect();
  const [middleX, middleY] = [(left + right) / 2, (top + bottom) / 2];
  const inset = Math.min(right - left, bottom - top) / 3;
  const points = [
    [middleX, middleY], [middleX, top + 2], [middleX, bottom - 2], [left + inset, middleY], [right - inset, middleY],
  ] as const;
  return points.every(([x, y]) => isOrContains(element, deepElementFromPoint(x, y)));
}

/** The innermost element at a point, through all shadow roots. */
export function deepElementFromPoint(x: number, y: number): Element | null {
  for (let element = document.elementFromPoint(x, y); ;) {
    const inner = element?.shadowRoot?.elementFromPoint(x, y);
    if (!inner || inner === element) return element;
    element = inner;
  }
}

function isOrContains(element: Element, candidate: Node | null): boolean {
  for (let node = candidate; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) if (node === element) return true;
  return false;
}
