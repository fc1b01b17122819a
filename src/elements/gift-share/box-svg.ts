import type {GiftBox} from '../gift-box/gift-box.ts';

const PRESENTATION_ATTRIBUTES = ['fill', 'stroke', 'stroke-width', 'stroke-linecap', 'opacity', 'stop-color', 'stop-opacity'];

/** The box as an SVG document with all its colors, and the two colors of its cover. */
export interface SerializedBox {
  svg: string;
  paper: string;
  ribbon: string;
}

/** Renders the box in a container of this page, whose theme it takes, and writes the computed colors into a copy. */
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
