import {drawImageCover} from './images.ts';
import {balanceLines, directionOf, wrapText} from './text-layout.ts';

/** Texts and images of a poster. */
export interface PosterContent {
  box: HTMLImageElement | undefined;
  image: HTMLImageElement | undefined;
  /** The two colors of the cover, as any CSS color. */
  paper: string;
  ribbon: string;
  /** "A gift from Ana". */
  heading: string;
  /** The product's title. */
  title?: string | undefined;
  note: string;
  shop: {name: string; domain: string};
  /** The claim link as a QR code: an SVG path in which one unit is one module. */
  qrCode: {size: number; d: string};
  /** What to do with the QR code. */
  hint: string;
  /** The font family of the page. */
  font: string;
  direction: 'ltr' | 'rtl';
}

/** Pixels. */
export const POSTER_SIZE = {width: 1080, height: 1440} as const;
const {width: WIDTH, height: HEIGHT} = POSTER_SIZE;
const MARGIN = 64;
const TEXT_COLOR = '#1d2233';
const MUTED_COLOR = '#5b6275';
const QR_SIZE = 232;

/** Draws the box on the color of its cover, the texts on a white card below it, and the QR code and the shop at the bottom. */
export function drawLayout(context: CanvasRenderingContext2D, content: PosterContent) {
  drawBackground(context, content);
  const top = drawImages(context, content);
  drawCard(context, top);
  const end = drawFooter(context, content);
  drawText(context, content, top, end);
}

function drawBackground(context: CanvasRenderingContext2D, {paper}: PosterContent) {
  // A canvas ignores a color that it cannot parse: then the first one stays.
  context.fillStyle = '#1b6fe0';
  context.fillStyle = paper;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  // A glow behind the box.
  const light = context.createRadialGradient(WIDTH / 2, 330, 40, WIDTH / 2, 330, 720);
  light.addColorStop(0, 'rgb(255 255 255 / 0.62)');
  light.addColorStop(0.55, 'rgb(255 255 255 / 0.2)');
  light.addColorStop(1, 'rgb(255 255 255 / 0)');
  context.fillStyle = light;
  context.fillRect(0, 0, WIDTH, HEIGHT);
}

/** Draws the product with the box at its corner, or the box alone. Returns the top of the card, in pixels. */
function drawImages(context: CanvasRenderingContext2D, {box, image, direction}: PosterContent): number {
  if (!image) {
    if (box) context.drawImage(box, (WIDTH - 520) / 2, 72, 520, 542);
    return 660;
  }
  const size = 560;
  const x = (WIDTH - size) / 2;
  context.save();
  context.shadowColor = 'rgb(10 16 40 / 0.35)';
  context.shadowBlur = 60;
  context.shadowOffsetY = 18;
  context.fillStyle = '#fff';
  context.beginPath();
  context.roundRect(x, 72, size, size, 40);
  context.fill();
  context.restore();
  drawImageCover(context, image, x, 72, size, size, 40);
  if (box) context.drawImage(box, direction === 'rtl' ? x - 120 : x + size - 140, 400, 260, 271);
  return 720;
}

function drawCard(context: CanvasRenderingContext2D, top: number) {
  context.fillStyle = '#fff';
  context.beginPath();
  context.roundRect(MARGIN / 2, top, WIDTH - MARGIN, HEIGHT - top - MARGIN / 2, 48);
  context.fill();
}

/** Draws the QR code, its hint and the shop. Returns where the text above must end, in pixels. */
function drawFooter(context: CanvasRenderingContext2D, {qrCode, hint, shop, font, direction}: PosterContent): number {
  const y = HEIGHT - MARGIN / 2 - 44 - QR_SIZE;
  const rtl = direction === 'rtl';
  const codeX = rtl ? WIDTH - MARGIN - 36 - QR_SIZE : MARGIN + 36;
  context.save();
  context.translate(codeX, y);
  context.scale(QR_SIZE / qrCode.size, QR_SIZE / qrCode.size);
  context.fillStyle = '#000';
  context.fill(new Path2D(qrCode.d));
  context.restore();
  const x = rtl ? codeX - 44 : codeX + QR_SIZE + 44;
  const width = WIDTH - MARGIN * 2 - 72 - QR_SIZE - 44;
  let lineY = y + 40;
  const write = (text: string, size: number, weight: number, color: string, maxLines: number) => {
    context.font = `${weight} ${size}px ${font}`;
    context.fillStyle = color;
    // The direction of the poster, not of the text: a domain is left-to-right in any case.
    context.direction = direction;
    context.textAlign = rtl ? 'right' : 'left';
    for (const textLine of wrapText(text, width, maxLines, (part) => context.measureText(part).width)) {
      context.fillText(textLine, x, lineY);
      lineY += size * 1.4;
    }
  };
  write(hint, 32, 400, TEXT_COLOR, 3);
  lineY = Math.max(lineY + 8, y + QR_SIZE - 48);
  write(shop.name, 32, 600, TEXT_COLOR, 1);
  write(shop.domain, 28, 400, MUTED_COLOR, 1);
  context.fillStyle = '#e3e7f0';
  context.fillRect(MARGIN + 36, y - 44, WIDTH - MARGIN * 2 - 72, 2);
  return y - 72;
}

/** Draws heading, title and note, centered between `top` and `end`. */
function drawText(context: CanvasRenderingContext2D, {heading, title, note, font}: PosterContent, top: number, end: number) {
  const maxWidth = WIDTH - MARGIN * 2 - 72;
  const balance = (text: string, size: number, weight: number, maxLines: number) => {
    context.font = `${weight} ${size}px ${font}`;
    return balanceLines(text, maxWidth, maxLines, (part) => context.measureText(part).width);
  };
  const available = end - top - 40;
  const headingBlock = {lines: balance(heading, 52, 600, 2), size: 52, weight: 600, color: TEXT_COLOR};
  const titleBlock = {lines: title ? balance(title, 34, 400, 1) : [], size: 34, weight: 400, color: MUTED_COLOR};
  const used = headingBlock.lines.length * 52 * 1.3 + titleBlock.lines.length * 34 * 1.5 + 24;
  // The size depends on the length of the note; what does not fit even at the smallest size is cut off.
  const size = [44, 38, 32].find((candidate) => balance(note, candidate, 400, 99).length * candidate * 1.45 <= available - used) ?? 32;
  const maxLines = Math.max(1, Math.floor((available - used) / (size * 1.45)));
  const noteBlock = {lines: note ? balance(note, size, 400, maxLines) : [], size, weight: 400, color: TEXT_COLOR};
  const height = used + noteBlock.lines.length * size * 1.45;
  let y = top + 36 + Math.max(0, (available - height) / 2);
  context.textAlign = 'center';
  for (const [block, spacing, gap] of [[headingBlock, 1.3, title ? 4 : 20], [titleBlock, 1.5, 20], [noteBlock, 1.45, 0]] as const) {
    context.font = `${block.weight} ${block.size}px ${font}`;
    context.fillStyle = block.color;
    for (const line of block.lines) {
      y += block.size * spacing;
      context.direction = directionOf(line);
      context.fillText(line, WIDTH / 2, y - block.size * (spacing - 1));
    }
    if (block.lines.length) y += gap;
  }
}
