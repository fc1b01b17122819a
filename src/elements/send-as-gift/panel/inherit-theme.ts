/** The panel hangs at the end of the page; it takes the look, the language and the direction from its button's place. */
import {nearestLang} from '../../../locales/language.ts';

const inheritedProperties = [
  'accent', 'on-accent', 'ribbon', 'surface', 'surface-raised', 'text', 'text-quiet', 'border', 'input-border', 'danger', 'success', 'focus',
].map((name) => `--gift-${name}`);

export function inheritTheme(panel: HTMLElement, button: Element): void {
  const style = getComputedStyle(button);
  for (const name of inheritedProperties) {
    const value = style.getPropertyValue(name).trim();
    if (value) panel.style.setProperty(name, value);
    else panel.style.removeProperty(name);
  }
  panel.style.setProperty('font-family', style.fontFamily);
  panel.lang = nearestLang(button);
  panel.dir = style.direction;
  panel.setAttribute('theme', button.getAttribute('theme') ?? colorSchemeOf(button));
}

/** Dark or light as it is at the button's place, whoever said so there: the system's text colour tells. */
function colorSchemeOf(button: Element): 'dark' | 'light' {
  const probe = document.createElement('span');
  probe.style.setProperty('color', 'CanvasText');
  (button.shadowRoot ?? button).append(probe);
  const [red = 0, green = 0, blue = 0] = getComputedStyle(probe).color.match(/[\d.]+/g)?.map(Number) ?? [];
  probe.remove();
  return red + green + blue > 384 ? 'dark' : 'light';
}

/** Where the panel is hung: in the dialog that the button is in, since a dialog may hold the focus within itself. */
export function panelContainer(button: Element): Element {
  for (let current: Element | null = button; current;) {
    const dialog: Element | null = current.closest('dialog[open], [role="dialog"]');
    if (dialog) return dialog;
    const root: Node = current.getRootNode();
    current = root instanceof ShadowRoot ? root.host : null;
  }
  return document.body;
}
