const inheritedProperties = [
  'accent', 'on-accent', 'ribbon', 'surface', 'surface-raised', 'text', 'text-quiet', 'border', 'input-border', 'danger', 'success', 'focus',
  'radius', 'space', 'shadow', 'font',
].map((name) => `--gift-${name}`);

/** The panel is at the end of the document, so it copies theme and font from its button. */
export function inheritTheme(panel: HTMLElement, button: Element): void {
  const style = getComputedStyle(button);
  for (const name of inheritedProperties) {
    const value = style.getPropertyValue(name).trim();
    if (value) panel.style.setProperty(name, value);
    else panel.style.removeProperty(name);
  }
  panel.style.setProperty('font-family', style.fontFamily);
  panel.setAttribute('theme', button.getAttribute('theme') ?? colorSchemeOf(button));
}

/** Whether the page is dark or light at the button: the resolved `CanvasText` tells, wherever `color-scheme` was set. */
function colorSchemeOf(button: Element): 'dark' | 'light' {
  const probe = document.createElement('span');
  probe.style.setProperty('color', 'CanvasText');
  (button.shadowRoot ?? button).append(probe);
  const [red = 0, green = 0, blue = 0] = getComputedStyle(probe).color.match(/[\d.]+/g)?.map(Number) ?? [];
  probe.remove();
  return red + green + blue > 384 ? 'dark' : 'light';
}

/**
 * The parent for the panel: the dialog or popover around the button, since one may trap the focus and the other would close; or the body.
 */
export function panelContainer(button: Element): Element {
  for (let element: Element | null = button; element;) {
    // Browsers without popovers ignore that part of `:is()`.
    const container: Element | null = element.closest(':is(dialog[open], [role="dialog"], :popover-open)');
    if (container) return container;
    const root: Node = element.getRootNode();
    element = root instanceof ShadowRoot ? root.host : null;
  }
  return document.body;
}
