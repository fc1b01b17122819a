/**
 * Reads a page that may be broken or hostile. A form or an image with a `name` can replace a method of its form or of the document
 * (DOM clobbering), so methods are taken from their prototypes.
 */

const MAX_ELEMENTS = 500;

/** The elements that match, at most 500. */
export function queryAll<E extends Element = Element>(root: Document | Element, selector: string): E[] {
  const {querySelectorAll} = root instanceof Document ? Document.prototype : Element.prototype;
  return [...(querySelectorAll.call(root, selector) as NodeListOf<E>)].slice(0, MAX_ELEMENTS);
}

export const query = <E extends Element = Element>(root: Document | Element, selector: string): E | undefined =>
  queryAll<E>(root, selector)[0];

export const attribute = (element: Element, name: string): string | undefined =>
  Element.prototype.getAttribute.call(element, name) ?? undefined;

export const closest = (element: Element, selector: string): Element | undefined =>
  Element.prototype.closest.call(element, selector) ?? undefined;

export const contains = (ancestor: Node, node: Node): boolean => Node.prototype.contains.call(ancestor, node);

const parentNode = Object.getOwnPropertyDescriptor(Node.prototype, 'parentNode')!.get!;

/** The parent; for what is at the top of a shadow root, its host. */
export function parentOf(node: Node): Element | undefined {
  const parent = parentNode.call(node) as Node | null;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : undefined;
}

const textContent = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent')!.get!;

export const textOf = (element: Element): string => (textContent.call(element) as string | null) ?? '';

/** The value of a property of the page's own objects, which may be anything. Never an inherited one. */
export const own = (object: unknown, name: string): unknown =>
  (typeof object === 'object' && object !== null && Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined);

/** The result, or undefined if reading the page fails: broken markup is no reason to break the button. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
