import {html, nothing, type TemplateResult} from 'lit';
import type {BoxState} from '../../gift-box/render-box.ts';
import type {StatusHost} from '../status-host.ts';

/** A box with a heading and a text, where there is no gift to show. */
export const renderNotice = (
  {element: {compact, theme}}: StatusHost, box: BoxState, heading: string, text: string, button: TemplateResult | typeof nothing = nothing,
) => html`<div class="notice">
    ${compact ? nothing : html`<gift-box state=${box} theme=${theme ?? nothing}></gift-box>`}
    <h2 part="heading" tabindex="-1">${heading}</h2>
    <p class="quiet">${text}</p>
    ${button}
  </div>`;
