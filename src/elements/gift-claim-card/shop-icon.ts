import {html, svg} from 'lit';

/** A storefront beside the shop's name. No shield or check mark: the shop states its domain itself, nobody has verified it. */
export const shopIcon = html`<svg class="shop-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${svg`
  <path d="M3 7.500V13.500H13V7.500M2 5.500 3.500 2.500H12.500L14 5.500a2 2 0 0 1-4 0 2 2 0 0 1-4 0 2 2 0 0 1-4 0zM6.500 13.500V10h3v3.500" />`}</svg>`;
