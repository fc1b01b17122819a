import {html} from 'lit';

/** A dot in a CSS color. The color is an attribute of a drawing, since the page's CSP may forbid style attributes. */
export const renderSwatch = (color: string) => html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"
  ><circle cx="8" cy="8" r="7.500" fill=${color}></circle></svg>`;
