import {css, LitElement, type PropertyValues} from 'lit';
import {tokens} from '../shared/tokens.styles.ts';
import {renderBox, type BoxState} from './render-box.ts';
import {boxStyles} from './open-box.styles.ts';
import type {UnwrapAnimation} from './unwrap.ts';

// Loaded on demand: most boxes on a page never open.
const importUnwrap = () => import('./unwrap.ts');

/**
 * The gift box, in the size that its container gives it. Decorative: text beside it must say what it shows. Internal.
 *
 * @internal
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
  /** One of the protocol's `covers`. */
  declare cover: string;
  /** `light` or `dark`; by default the reader's own setting. */
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

  /** Skips the rest of the unwrapping animation. */
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

  async #unwrap() {
    const {unwrap} = await importUnwrap();
    if (this.state !== 'opening') return;
    const animation = this.#animation = unwrap(this.renderRoot.querySelector('.box')!);
    await animation.done;
    if (this.#animation === animation) this.state = 'open';
  }

  protected override render() {
    return renderBox(this.state, this.cover);
  }
}
