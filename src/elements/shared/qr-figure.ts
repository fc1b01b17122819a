import {html, svg} from 'lit';
import type {QrPath} from './qr.ts';

/**
 * A QR code with a caption: black on white in every theme, and with the quiet zone of four modules that ISO/IEC 18004 requires,
 * or cameras don't recognize it.
 */
export const renderQrFigure = ({size, d}: QrPath, label: string, caption: string) => html`<figure><svg
  viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label=${label} shape-rendering="crispEdges">${svg`<path fill="#000" d=${d}/>`}</svg>
  <figcaption>${caption}</figcaption></figure>`;
