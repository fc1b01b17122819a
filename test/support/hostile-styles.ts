/** Style sheets of pages whose text settings must not reach the elements. */
export const hostileStyles = {
  /** As in Shopify's Dawn theme: a root font size of 62.5 %, so that a rem is 10 px, and spaced text. */
  dawn: 'html { font-size: 62.5% } body { margin: 2.4rem; font: 1.5rem/1.8 system-ui, sans-serif; letter-spacing: 0.06rem }',
  /** A rem is a tenth of the viewport, as in layouts that scale with the screen. */
  scaled: 'html { font-size: 10vw } body { font: 0.4rem/1.5 system-ui, sans-serif }',
  /** Text settings of a poster, all of which are inherited. */
  poster: `html { font-size: 62.5% } body {
    font: italic small-caps 700 10px/3 system-ui, sans-serif; letter-spacing: 0.3em; word-spacing: 1em; text-transform: uppercase; text-align: center;
    text-indent: 4em; text-shadow: 2px 2px 2px red; white-space: pre; word-break: break-all; list-style: square inside; cursor: crosshair;
    -webkit-text-fill-color: red; font-feature-settings: 'zero'; hyphens: auto; quotes: '<' '>'; tab-size: 16; writing-mode: vertical-rl }`,
} as const;

export type HostileStyle = keyof typeof hostileStyles;
