import {html} from 'lit';

/** A dot in the color of a variant. `color` is any CSS color; an attribute takes it without a style, which strict policies refuse. */
export const renderSwatch = (color: string) => html`<svg class="swatch" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="7" fill=${color}></circle></svg>`;
