/** Pictures that a canvas may read: one whose host forbids that, or never answers, is none. */

const TIMEOUT_MS = 5_000;

export function loadImage(url: string): Promise<HTMLImageElement | undefined> {
  return new Promise((resolve) => {
    const image = new Image();
    const timeout = setTimeout(() => resolve(undefined), TIMEOUT_MS);
    const settle = (result: HTMLImageElement | undefined) => {
      clearTimeout(timeout);
      resolve(result);
    };
    image.crossOrigin = 'anonymous';
    image.referrerPolicy = 'no-referrer';
    image.onload = () => settle(image);
    image.onerror = () => settle(undefined);
    image.src = url;
  });
}

/** A drawing, as a picture. As a data address, since pages that allow no other picture allow that. */
export const svgToImage = (svg: string): Promise<HTMLImageElement | undefined> => loadImage(`data:image/svg+xml,${encodeURIComponent(svg)}`);

/** Draws a picture so that it fills a place and keeps its shape; what stands over is cut off. */
export function drawImageCover(
  context: CanvasRenderingContext2D, image: HTMLImageElement, x: number, y: number, width: number, height: number, radius: number,
) {
  // A drawing without a size of its own is as large as its place.
  const naturalWidth = image.naturalWidth || width;
  const naturalHeight = image.naturalHeight || height;
  const scale = Math.max(width / naturalWidth, height / naturalHeight);
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.clip();
  context.drawImage(image, x + (width - naturalWidth * scale) / 2, y + (height - naturalHeight * scale) / 2, naturalWidth * scale, naturalHeight * scale);
  context.restore();
}
