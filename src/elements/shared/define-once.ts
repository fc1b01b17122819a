/** Registers an element, unless the tag is taken: two copies of this package may be on one page. */
export function defineOnce(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
