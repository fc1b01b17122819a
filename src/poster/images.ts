
const TIMEOUT_MS = 5_000;

/** Loads an image that a canvas may read. Undefined if its host does not allow that, or does not respond in time. */
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

/** An SVG document as an image. It is a data URL, which content security policies allow most often. */
export const svgToImage = (svg: string): Promise<HTMLImageElement | undefined> => loadImage(`data:image/svg+xml,${encodeURIComponent(svg)}`);

/** Draws an image into a rounded rectangle, like `object-fit: cover`. */
export function drawImageCover(
  context: CanvasRenderingContext2D, image: HTMLImageElement, x: number, y: number, width: number, height: number, radius: number,
) {
  // An SVG without an intrinsic size fills the rectangle.
  const naturalWidth = image.naturalWidth || width;
  const naturalHeight = image.naturalHeight || height;
  const scale = Math.max(width / naturalWidth, height / naturalHeight);
  context.save();
  context.beginPath();
  context.roundRect(x, y, width, height, radius);
  context.clip();
  const drawnWidth = naturalWidth * scale;
  const drawnHeight = naturalHeight * scale;
  context.drawImage(image, x + (width - drawnWidth) / 2, y + (height - drawnHeight) / 2, drawnWidth, drawnHeight);
  context.restore();
}
