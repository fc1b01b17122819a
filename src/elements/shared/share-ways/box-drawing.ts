/** The box as it is drawn on this page, as SVG that stands alone: every colour that the page gave it is written into it. */
import type {GiftBox} from '../../gift-box/gift-box.ts';

const told = ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'opacity', 'stop-color', 'stop-opacity'];

export interface StandaloneBox {
  svg: string;
  paper: string;
  ribbon: string;
}

export async function boxDrawing(beside: Element, cover: string): Promise<StandaloneBox> {
  const box = document.createElement('gift-box') as GiftBox;
  Object.assign(box, {cover, theme: 'light'});
  box.style.setProperty('position', 'absolute');
  box.style.setProperty('visibility', 'hidden');
  beside.append(box);
  try {
    await box.updateComplete;
    const original = box.shadowRoot!.querySelector('svg')!;
    const copy = original.cloneNode(true) as SVGSVGElement;
    const from = [...original.querySelectorAll('*')];
    copy.querySelectorAll('*').forEach((part, i) => {
      const look = getComputedStyle(from[i]!);
      for (const name of told) part.setAttribute(name, look.getPropertyValue(name));
      part.removeAttribute('class');
    });
    copy.setAttribute('width', '960');
    copy.setAttribute('height', '1000');
    const colour = (part: string) => getComputedStyle(original.querySelector(part)!).fill;
    return {svg: new XMLSerializer().serializeToString(copy), paper: colour('.left'), ribbon: colour('.loop')};
  } finally {
    box.remove();
  }
}
