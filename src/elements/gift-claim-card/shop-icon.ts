import {html, svg} from 'lit';

/** A storefront beside the shop's name. No shield or check mark: the shop states its domain itself, nobody has verified it. */
export const shopIcon = html`<svg class="shop-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${svg`
  <path d="M3 7v6.500h10V7M1.500 6.500l2-4h9l2 4zM6.500 13.500V10h3v3.500" />`}</svg>`;
