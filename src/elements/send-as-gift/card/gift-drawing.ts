import {html} from 'lit';

/** A line drawing of a gift, in place of a picture. */
export const giftDrawing = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 12v7.5a1 1 0 0 0 1 1h12a1 1 0 0 0 1-1V12
  M4 8h16a1 1 0 0 1 1 1v2a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1ZM12 8v12.5M12 8S10.8 3.5 8.2 3.5a2.25 2.25 0 0 0 0 4.5
  M12 8s1.2-4.5 3.8-4.5a2.25 2.25 0 0 1 0 4.5"/></svg>`;
