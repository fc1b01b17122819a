/** Pictures that a canvas may read: one whose host forbids that, or never answers, is none. */

const PATIENT_MS = 5_000;

export function readable(address: string): Promise<HTMLImageElement | undefined> {
  return new Promise((resolve) => {
    const picture = new Image();
    const enough = setTimeout(() => resolve(undefined), PATIENT_MS);
    const end = (found: HTMLImageElement | undefined) => {
      clearTimeout(enough);
      resolve(found);
    };
    picture.crossOrigin = 'anonymous';
    picture.referrerPolicy = 'no-referrer';
    picture.onload = () => end(picture);
    picture.onerror = () => end(undefined);
    picture.src = address;
  });
}

/** A drawing, as a picture. As a data address, since pages that allow no other picture allow that. */
export const drawn = (svg: string): Promise<HTMLImageElement | undefined> => readable(`data:image/svg+xml,${encodeURIComponent(svg)}`);

/** Draws a picture so that it fills a place and keeps its shape; what stands over is cut off. */
export function fill(
  ink: CanvasRenderingContext2D, picture: HTMLImageElement, x: number, y: number, width: number, height: number, radius: number,
) {
  // A drawing without a size of its own is as large as its place.
  const ownWidth = picture.naturalWidth || width;
  const ownHeight = picture.naturalHeight || height;
  const scale = Math.max(width / ownWidth, height / ownHeight);
  ink.save();
  ink.beginPath();
  ink.roundRect(x, y, width, height, radius);
  ink.clip();
  ink.drawImage(picture, x + (width - ownWidth * scale) / 2, y + (height - ownHeight * scale) / 2, ownWidth * scale, ownHeight * scale);
  ink.restore();
}
