/** The gift as a picture: 3:4, to be saved and posted where a link alone would be lost. It carries its own link as a code. */
import {drawLayout, type PosterContent} from './layout.ts';
import {svgToImage, loadImage} from './images.ts';

export const POSTER_SIZE = {width: 1080, height: 1440} as const;

/** What the poster is made from. A secret gift comes without its product. */
export interface PosterOptions extends Omit<PosterContent, 'box' | 'image'> {
  /** The box as a drawing that stands alone: SVG with every colour in it. */
  box: string;
  /** The address of the product's picture. */
  image?: string | undefined;
}

/** Draws the poster on a canvas of its own. Without the product's picture where its host lets no page read it. */
export async function drawPoster({box, image, ...content}: PosterOptions): Promise<HTMLCanvasElement> {
  const [boxImage, productImage] = await Promise.all([svgToImage(box), image ? loadImage(image) : undefined]);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, POSTER_SIZE);
  drawLayout(canvas.getContext('2d')!, {...content, box: boxImage, image: productImage});
  return canvas;
}

export const posterFile = (canvas: HTMLCanvasElement, name: string): Promise<File> => new Promise((resolve, reject) => {
  canvas.toBlob((blob) => (blob ? resolve(new File([blob], name, {type: 'image/png'})) : reject(new Error('The poster could not be written as a picture.'))), 'image/png');
});
