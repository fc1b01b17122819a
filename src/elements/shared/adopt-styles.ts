import type {CSSResult, LitElement} from 'lit';

/** Puts more styles on an element that is already there: they come with the chunk that needs them. Never twice. */
export function adoptStyles(element: LitElement, ...styles: CSSResult[]): void {
  const root = element.renderRoot as ShadowRoot;
  const sheets = styles.map(({styleSheet}) => styleSheet!).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
