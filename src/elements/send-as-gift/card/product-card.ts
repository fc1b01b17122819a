/** Picture, title and price above the button, for pages that have none of their own. Loaded only if a button has `card`. */
import {html, nothing, render, type ReactiveController} from 'lit';
import {nearestLang} from '../../../locales/language.ts';
import {localeFor} from '../../../locales/locale.ts';
import {isDescriptor} from '../../../protocol/descriptor-format.ts';
import {adoptStyles} from '../../shared/adopt-styles.ts';
import type {GiftButton} from '../button.ts';
import {giftDrawing} from './gift-drawing.ts';
import {formatPrice, fromCatalog, fromDescriptor, type CardProduct} from './card-product.ts';
import {cardStyles} from './product-card.styles.ts';

/** How far from the viewport a product of the catalog is asked for. */
const NEAR = '300px';

const cards = new WeakMap<GiftButton, ProductCard>();

/** Shows the card of a button, and keeps it up to date. */
export function showCard(button: GiftButton): void {
  if (!cards.has(button)) cards.set(button, new ProductCard(button));
}

class ProductCard implements ReactiveController {
  readonly #button: GiftButton;
  readonly #element = document.createElement('div');
  #shownFor: string | null | undefined;
  #product: CardProduct | undefined;
  /** A picture that could not be loaded. */
  #brokenImage: string | undefined;
  #observer: IntersectionObserver | undefined;

  constructor(button: GiftButton) {
    this.#button = button;
    this.#element.className = 'card';
    this.#element.setAttribute('part', 'card');
    adoptStyles({renderRoot: button.shadowRoot!}, cardStyles);
    button.addController(this);
    this.hostUpdated();
  }

  hostDisconnected() {
    this.#observer?.disconnect();
    this.#observer = undefined;
  }

  hostConnected() {
    if (!this.#product) this.#load();
  }

  hostUpdated() {
    const {card, product, shadowRoot} = this.#button;
    if (!card) return this.#element.remove();
    if (!this.#element.isConnected) shadowRoot!.prepend(this.#element);
    if (product !== this.#shownFor) {
      this.#shownFor = product;
      this.#product = undefined;
      this.#load();
    }
    this.#render();
  }

  /** A descriptor says itself what to show; a product of the catalog is asked for when the card comes near. */
  #load() {
    const {product, client, backend, isConnected} = this.#button;
    this.hostDisconnected();
    if (!product || !isConnected) return;
    if (isDescriptor(product)) this.#product = fromDescriptor(product);
    else if (client ?? backend != null) {
      this.#observer = new IntersectionObserver((entries) => {
        if (!entries.some(({isIntersecting}) => isIntersecting)) return;
        this.hostDisconnected();
        void this.#fetch(product);
      }, {rootMargin: NEAR});
      this.#observer.observe(this.#button);
    }
  }

  async #fetch(product: string) {
    // The button says why, when a pointer comes near.
    const found = await import('./load-product.ts').then(({loadProduct}) => loadProduct(this.#button)).catch(() => undefined);
    if (!found || product !== this.#button.product) return;
    this.#product = fromCatalog(found);
    this.#render();
  }

  #render() {
    const {variant} = this.#button;
    const product = this.#product;
    const image = product?.variants.find(({ref}) => ref === variant)?.image ?? product?.image;
    render(html`<div class="picture">${image && image !== this.#brokenImage
      ? html`<img part="picture" src=${image} alt=${product?.imageAlt ?? ''} loading="lazy" decoding="async" @error=${() => this.#onImageError(image)}>`
      : giftDrawing}</div>
      <div class="text">${product ? html`<p part="title" dir="auto">${product.title}</p>
        <p part="price"><bdi>${formatPrice(product, variant, localeFor(nearestLang(this.#button)).tag)}</bdi></p>` : nothing}</div>`, this.#element);
  }

  #onImageError(image: string) {
    this.#brokenImage = image;
    this.#render();
  }
}
