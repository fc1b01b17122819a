import type {CSSResult, LitElement} from 'lit';

/** Adds styles to a rendered element, each at most once: they arrive with the chunk that needs them. */
export function adoptStyles(element: Pick<LitElement, 'renderRoot'>, ...styles: CSSResult[]): void {
  const root = element.renderRoot as ShadowRoot;
  const sheets = styles.map(({styleSheet}) => styleSheet!).filter((sheet) => !root.adoptedStyleSheets.includes(sheet));
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, ...sheets];
}
