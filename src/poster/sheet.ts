/** How the poster is laid out: the box on its cover's colour, the words on paper, the code and the shop below. */
import {fill} from './picture.ts';
import {balance, directionOf, wrap} from './wrap.ts';

export interface Parts {
  box: HTMLImageElement | undefined;
  picture: HTMLImageElement | undefined;
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
  code: {size: number; d: string};
  /** What to do with the code. */
  hint: string;
  /** A family of the page, so that the poster speaks in its hand. */
  font: string;
  direction: 'ltr' | 'rtl';
}

const WIDTH = 1080;
const HEIGHT = 1440;
const EDGE = 64;
const INK = '#1d2233';
const QUIET = '#5b6275';
const CODE = 232;

export function sheet(ink: CanvasRenderingContext2D, parts: Parts) {
  ground(ink, parts);
  const top = scene(ink, parts);
  paper(ink, top);
  const end = foot(ink, parts);
  text(ink, parts, top, end);
}

function ground(ink: CanvasRenderingContext2D, {paper: colour}: Parts) {
  ink.fillStyle = '#1b6fe0';
  ink.fillStyle = colour;
  ink.fillRect(0, 0, WIDTH, HEIGHT);
  // Light behind the box.
  const light = ink.createRadialGradient(WIDTH / 2, 330, 40, WIDTH / 2, 330, 720);
  light.addColorStop(0, 'rgb(255 255 255 / 0.62)');
  light.addColorStop(0.55, 'rgb(255 255 255 / 0.2)');
  light.addColorStop(1, 'rgb(255 255 255 / 0)');
  ink.fillStyle = light;
  ink.fillRect(0, 0, WIDTH, HEIGHT);
}

/** The product with the box at its corner, or the box alone and large. Returns where the paper begins. */
function scene(ink: CanvasRenderingContext2D, {box, picture, direction}: Parts): number {
  if (!picture) {
    if (box) ink.drawImage(box, (WIDTH - 520) / 2, 72, 520, 542);
    return 660;
  }
  const size = 560;
  const x = (WIDTH - size) / 2;
  ink.save();
  ink.shadowColor = 'rgb(10 16 40 / 0.35)';
  ink.shadowBlur = 60;
  ink.shadowOffsetY = 18;
  ink.fillStyle = '#fff';
  ink.beginPath();
  ink.roundRect(x, 72, size, size, 40);
  ink.fill();
  ink.restore();
  fill(ink, picture, x, 72, size, size, 40);
  if (box) ink.drawImage(box, direction === 'rtl' ? x - 120 : x + size - 140, 400, 260, 271);
  return 720;
}

function paper(ink: CanvasRenderingContext2D, top: number) {
  ink.fillStyle = '#fff';
  ink.beginPath();
  ink.roundRect(EDGE / 2, top, WIDTH - EDGE, HEIGHT - top - EDGE / 2, 48);
  ink.fill();
}

/** Code, hint and shop. Returns where the words above must end. */
function foot(ink: CanvasRenderingContext2D, {code, hint, shop, font, direction}: Parts): number {
  const y = HEIGHT - EDGE / 2 - 44 - CODE;
  const rtl = direction === 'rtl';
  const codeX = rtl ? WIDTH - EDGE - 36 - CODE : EDGE + 36;
  ink.save();
  ink.translate(codeX, y);
  ink.scale(CODE / code.size, CODE / code.size);
  ink.fillStyle = '#000';
  ink.fill(new Path2D(code.d));
  ink.restore();
  const x = rtl ? codeX - 44 : codeX + CODE + 44;
  const width = WIDTH - EDGE * 2 - 72 - CODE - 44;
  let line = y + 40;
  const write = (words: string, size: number, weight: number, colour: string, most: number) => {
    ink.font = `${weight} ${size}px ${font}`;
    ink.fillStyle = colour;
    // In the poster's own direction: the shop's domain runs its own way by itself.
    ink.direction = direction;
    ink.textAlign = rtl ? 'right' : 'left';
    for (const words_ of wrap(words, width, most, (one) => ink.measureText(one).width)) {
      ink.fillText(words_, x, line);
      line += size * 1.4;
    }
  };
  write(hint, 32, 400, INK, 3);
  line = Math.max(line + 8, y + CODE - 48);
  write(shop.name, 32, 600, INK, 1);
  write(shop.domain, 28, 400, QUIET, 1);
  ink.fillStyle = '#e3e7f0';
  ink.fillRect(EDGE + 36, y - 44, WIDTH - EDGE * 2 - 72, 2);
  return y - 72;
}

function text(ink: CanvasRenderingContext2D, {heading, title, note, font}: Parts, top: number, end: number) {
  const width = WIDTH - EDGE * 2 - 72;
  const lines = (words: string, size: number, weight: number, most: number) => {
    ink.font = `${weight} ${size}px ${font}`;
    return balance(words, width, most, (one) => ink.measureText(one).width);
  };
  const room = end - top - 40;
  const head = {words: lines(heading, 52, 600, 2), size: 52, weight: 600, colour: INK};
  const name = {words: title ? lines(title, 34, 400, 1) : [], size: 34, weight: 400, colour: QUIET};
  const used = head.words.length * 52 * 1.3 + name.words.length * 34 * 1.5 + 24;
  // A short note is written large, a long one smaller; what still doesn't fit waits in the box.
  const size = [44, 38, 32].find((one) => lines(note, one, 400, 99).length * one * 1.45 <= room - used) ?? 32;
  const most = Math.max(1, Math.floor((room - used) / (size * 1.45)));
  const body = {words: note ? lines(note, size, 400, most) : [], size, weight: 400, colour: INK};
  const height = used + body.words.length * size * 1.45;
  let y = top + 36 + Math.max(0, (room - height) / 2);
  ink.textAlign = 'center';
  for (const [part, spacing, gap] of [[head, 1.3, title ? 4 : 20], [name, 1.5, 20], [body, 1.45, 0]] as const) {
    ink.font = `${part.weight} ${part.size}px ${font}`;
    ink.fillStyle = part.colour;
    for (const line of part.words) {
      y += part.size * spacing;
      ink.direction = directionOf(line);
      ink.fillText(line, WIDTH / 2, y - part.size * (spacing - 1));
    }
    if (part.words.length) y += gap;
  }
}
