/** The box as it is drawn on this page, as SVG that stands alone: every colour that the page gave it is written into it. */
import type {GiftBox} from '../gift-box/gift-box.ts';

const PRESENTATION_ATTRIBUTES = ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'opacity', 'stop-color', 'stop-opacity'];

export interface SerializedBox {
  svg: string;
  paper: string;
  ribbon: string;
}

export async function serializeBox(container: Element, cover: string): Promise<SerializedBox> {
  const box = document.createElement('gift-box') as GiftBox;
  Object.assign(box, {cover, theme: 'light'});
  box.style.setProperty('position', 'absolute');
  box.style.setProperty('visibility', 'hidden');
  container.append(box);
  try {
    await box.updateComplete;
    const original = box.shadowRoot!.querySelector('svg')!;
    const copy = original.cloneNode(true) as SVGSVGElement;
    const sources = [...original.querySelectorAll('*')];
    copy.querySelectorAll('*').forEach((part, i) => {
      const style = getComputedStyle(sources[i]!);
      for (const name of PRESENTATION_ATTRIBUTES) part.setAttribute(name, style.getPropertyValue(name));
      part.removeAttribute('class');
    });
    copy.setAttribute('width', '960');
    copy.setAttribute('height', '1000');
    const fillOf = (part: string) => getComputedStyle(original.querySelector(part)!).fill;
    return {svg: new XMLSerializer().serializeToString(copy), paper: fillOf('.left'), ribbon: fillOf('.loop')};
  } finally {
    box.remove();
  }
}
