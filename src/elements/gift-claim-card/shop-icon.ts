import {svg, html} from 'lit';

/** The small shield beside the shop's name. */
export const shopIcon = html`<svg class="shield" viewBox="0 0 16 16" aria-hidden="true" focusable="false">${svg`
  <path d="M8 1.200 13.500 3v4.600c0 3.300-2.200 5.800-5.500 7.200-3.300-1.400-5.500-3.900-5.500-7.200V3z" /><path class="tick" d="m5.500 7.900 1.800 1.800 3.300-3.500" />`}</svg>`;
