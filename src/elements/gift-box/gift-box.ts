import {css, LitElement, type PropertyValues} from 'lit';
import {tokens} from '../shared/tokens.styles.ts';
import {renderBox, type BoxState} from './render-box.ts';
import {boxStyles} from './open-box.styles.ts';
import type {UnwrapAnimation} from './unwrap.ts';

/**
 * The drawing of the box, as large as it is told to be. Decoration: what it
 * shows must also be said in words beside it.
 *
 * @csspart box - The drawing.
 * @cssprop --gift-accent - The paper.
 * @cssprop --gift-ribbon - The ribbon.
 */
export class GiftBox extends LitElement {
  static override styles = [tokens, boxStyles, css`
    :host { display: block; inline-size: 200px; aspect-ratio: 240 / 250; }
    :host([hidden]) { display: none; }
    :host([static]) .lid { animation: none; }
  `];
  static override properties = {state: {}, cover: {}, theme: {reflect: true}};

  /** `sealed`, `opening`, `open`, `empty`, `returned`, `waiting`, `not-found` or `done`. */
  declare state: BoxState;
  /** What the paper looks like. */
  declare cover: string;
  /** `light` or `dark`; the reader's own setting unless told. */
  declare theme: string | undefined;

  #animation: UnwrapAnimation | undefined;

  constructor() {
    super();
    this.state = 'sealed';
    this.cover = 'plain';
  }

  override connectedCallback() {
    super.connectedCallback();
    this.setAttribute('aria-hidden', 'true');
  }

  /** Jumps to the end of the unwrapping. */
  finish() {
    if (this.#animation) this.#animation.finish();
    else if (this.state === 'opening') this.state = 'open';
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('state')) return;
    this.#animation = undefined;
    if (this.state !== 'opening') return;
    void this.#unwrap();
  }

  // Most boxes on a page only stand there.
  async #unwrap() {
    const {unwrap} = await import('./unwrap.ts');
    if (this.state !== 'opening') return;
    const animation = this.#animation = unwrap(this.renderRoot.querySelector('.box')!);
    await animation.done;
    if (this.#animation === animation) this.state = 'open';
  }

  protected override render() {
    return renderBox(this.state, this.cover);
  }
}
