/** The gift as a picture: 3:4, to be saved and posted where a link alone would be lost. It carries its own link as a code. */
import {sheet, type Parts} from './sheet.ts';
import {drawn, readable} from './picture.ts';

export const POSTER = {width: 1080, height: 1440} as const;

/** What the poster is made from. A secret gift comes without its product. */
export interface PosterWish extends Omit<Parts, 'box' | 'picture'> {
  /** The box as a drawing that stands alone: SVG with every colour in it. */
  box: string;
  /** The address of the product's picture. */
  picture?: string | undefined;
}

/** Draws the poster on a canvas of its own. Without the product's picture where its host lets no page read it. */
export async function drawPoster({box, picture, ...words}: PosterWish): Promise<HTMLCanvasElement> {
  const [boxPicture, productPicture] = await Promise.all([drawn(box), picture ? readable(picture) : undefined]);
  const canvas = document.createElement('canvas');
  Object.assign(canvas, POSTER);
  sheet(canvas.getContext('2d')!, {...words, box: boxPicture, picture: productPicture});
  return canvas;
}

export const posterFile = (canvas: HTMLCanvasElement, name: string): Promise<File> => new Promise((resolve, reject) => {
  canvas.toBlob((blob) => (blob ? resolve(new File([blob], name, {type: 'image/png'})) : reject(new Error('The poster could not be written as a picture.'))), 'image/png');
});
