/** The gift as a picture in the format 3:4, with the claim link as a QR code: for places where a link alone would be lost. */
import {loadImage, svgToImage} from './images.ts';
import {drawLayout, POSTER_SIZE, type PosterContent} from './layout.ts';

/** For a surprise, leave out the title and the image of the product. */
export interface PosterOptions extends Omit<PosterContent, 'box' | 'image'> {
  /** The box as an SVG document that contains all its colors. */
  box: string;
  /** The URL of the product's image. */
  image?: string | undefined;
}

/** Draws the poster on a new canvas, without the product's image if its host does not allow cross-origin reads. */
export async function drawPoster({box, image, ...content}: PosterOptions): Promise<HTMLCanvasElement> {
  const [boxImage, productImage] = await Promise.all([svgToImage(box), image ? loadImage(image) : undefined]);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, POSTER_SIZE);
  drawLayout(canvas.getContext('2d')!, {...content, box: boxImage, image: productImage});
  return canvas;
}

/** The poster as a PNG file. */
export const posterFile = (canvas: HTMLCanvasElement, name: string): Promise<File> => new Promise((resolve, reject) => {
  canvas.toBlob((blob) => (blob ? resolve(new File([blob], name, {type: 'image/png'})) : reject(new Error('The browser could not encode the poster as a PNG.'))), 'image/png');
});
