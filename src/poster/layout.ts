/** How the poster is laid out: the box on its cover's colour, the words on paper, the code and the shop below. */
import {drawImageCover} from './images.ts';
import {balanceLines, directionOf, wrapText} from './text-layout.ts';

export interface PosterContent {
  box: HTMLImageElement | undefined;
  image: HTMLImageElement | undefined;
  /** The cover's two colours. */
  paper: string;
  ribbon: string;
  /** "A gift from Ana". */
  heading: string;
  /** The product's title. */
  title?: string | undefined;
  note: string;
  shop: {name: string; domain: string};
  /** The claim link as a code, a unit a module. */
  qrCode: {size: number; d: string};
  /** What to do with the code. */
  hint: string;
  /** A family of the page, so that the poster speaks in its hand. */
  font: string;
  direction: 'ltr' | 'rtl';
}

const WIDTH = 1080;
const HEIGHT = 1440;
const MARGIN = 64;
const TEXT_COLOR = '#1d2233';
const MUTED_COLOR = '#5b6275';
const QR_SIZE = 232;

export function drawLayout(context: CanvasRenderingContext2D, content: PosterContent) {
  drawBackground(context, content);
  const top = drawImages(context, content);
  paper(context, top);
  const end = drawFooter(context, content);
  drawText(context, content, top, end);
}

function drawBackground(context: CanvasRenderingContext2D, {paper: color}: PosterContent) {
  context.fillStyle = '#1b6fe0';
  context.fillStyle = color;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  // Light behind the box.
  const light = context.createRadialGradient(WIDTH / 2, 330, 40, WIDTH / 2, 330, 720);
  light.addColorStop(0, 'rgb(255 255 255 / 0.62)');
  light.addColorStop(0.55, 'rgb(255 255 255 / 0.2)');
  light.addColorStop(1, 'rgb(255 255 255 / 0)');
  context.fillStyle = light;
  context.fillRect(0, 0, WIDTH, HEIGHT);
}

/** The product with the box at its corner, or the box alone and large. Returns where the paper begins. */
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

function paper(context: CanvasRenderingContext2D, top: number) {
  context.fillStyle = '#fff';
  context.beginPath();
  context.roundRect(MARGIN / 2, top, WIDTH - MARGIN, HEIGHT - top - MARGIN / 2, 48);
  context.fill();
}

/** Code, hint and shop. Returns where the words above must end. */
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
    // In the poster's own direction: the shop's domain runs its own way by itself.
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

function drawText(context: CanvasRenderingContext2D, {heading, title, note, font}: PosterContent, top: number, end: number) {
  const width = WIDTH - MARGIN * 2 - 72;
  const lines = (words: string, size: number, weight: number, most: number) => {
    context.font = `${weight} ${size}px ${font}`;
    return balanceLines(words, width, most, (part) => context.measureText(part).width);
  };
  const room = end - top - 40;
  const head = {words: lines(heading, 52, 600, 2), size: 52, weight: 600, color: TEXT_COLOR};
  const name = {words: title ? lines(title, 34, 400, 1) : [], size: 34, weight: 400, color: MUTED_COLOR};
  const used = head.words.length * 52 * 1.3 + name.words.length * 34 * 1.5 + 24;
  // A short note is written large, a long one smaller; what still doesn't fit waits in the box.
  const size = [44, 38, 32].find((part) => lines(note, part, 400, 99).length * part * 1.45 <= room - used) ?? 32;
  const maxLines = Math.max(1, Math.floor((room - used) / (size * 1.45)));
  const body = {words: note ? lines(note, size, 400, maxLines) : [], size, weight: 400, color: TEXT_COLOR};
  const height = used + body.words.length * size * 1.45;
  let y = top + 36 + Math.max(0, (room - height) / 2);
  context.textAlign = 'center';
  for (const [part, spacing, gap] of [[head, 1.3, title ? 4 : 20], [name, 1.5, 20], [body, 1.45, 0]] as const) {
    context.font = `${part.weight} ${part.size}px ${font}`;
    context.fillStyle = part.color;
    for (const line of part.words) {
      y += part.size * spacing;
      context.direction = directionOf(line);
      context.fillText(line, WIDTH / 2, y - part.size * (spacing - 1));
    }
    if (part.words.length) y += gap;
  }
}
