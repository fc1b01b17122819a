/**
 * Reduces a screenshot to a palette of at most 256 colors, which suffices for flat drawings. Reads 8-bit RGB and RGBA without
 * interlacing.
 */
import {crc32, deflateSync, inflateSync} from 'node:zlib';

type Color = readonly [number, number, number];

export function quantizePng(png: Uint8Array): Buffer {
  const {width, height, pixels} = decode(Buffer.from(png));
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = medianCut([...counts], 256);
  const nearest = new Map([...counts.keys()].map((pixel) => [pixel, nearestOf(palette, toColor(pixel))]));
  const rows = Buffer.alloc((width + 1) * height);
  pixels.forEach((pixel, index) => {
    rows[Math.floor(index / width) * (width + 1) + 1 + index % width] = nearest.get(pixel)!;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE, createChunk('IHDR', header), createChunk('PLTE', Buffer.from(palette.flat())), createChunk('IDAT', deflateSync(rows, {level: 9, memLevel: 9})),
    createChunk('IEND', Buffer.alloc(0)),
  ]);
}

const SIGNATURE = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const toColor = (pixel: number): Color => [pixel >> 16, (pixel >> 8) & 255, pixel & 255];

function createChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** Splits the widest box of colours again and again; each box becomes the mean of its pixels. */
function medianCut(colours: [number, number][], most: number): Color[] {
  const boxes = [colours];
  while (boxes.length < most) {
    const widths = boxes.map(widest);
    const index = widths.reduce((best, {score}, at) => (score > widths[best]!.score ? at : best), 0);
    const {axis, score} = widths[index]!;
    if (score === 0) break;
    const box = boxes[index]!.sort(([one], [other]) => toColor(one)[axis]! - toColor(other)[axis]!);
    boxes.splice(index, 1, box.slice(0, box.length >> 1), box.slice(box.length >> 1));
  }
  return boxes.map(mean);
}

function widest(box: [number, number][]): {axis: number; score: number} {
  const spans = [0, 1, 2].map((axis) => {
    const values = box.map(([pixel]) => toColor(pixel)[axis]!);
    return values.reduce((high, value) => Math.max(high, value), 0) - values.reduce((low, value) => Math.min(low, value), 255);
  });
  const axis = spans.indexOf(Math.max(...spans));
  // Many colours close together matter as much as a few far apart.
  return {axis, score: box.length < 2 ? 0 : spans[axis]! * Math.sqrt(box.length)};
}

function mean(box: [number, number][]): Color {
  const total = box.reduce((sum, [, count]) => sum + count, 0);
  const of = (axis: number) => Math.round(box.reduce((sum, [pixel, count]) => sum + toColor(pixel)[axis]! * count, 0) / total);
  return [of(0), of(1), of(2)];
}

const nearestOf = (palette: readonly Color[], [red, green, blue]: Color) => palette.reduce((best, [r, g, b], index) => {
  const distance = (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
  return distance < best.distance ? {index, distance} : best;
}, {index: 0, distance: Infinity}).index;

/** https://www.w3.org/TR/png-3/#9Filters */
function decode(png: Buffer): {width: number; height: number; pixels: Uint32Array} {
  const [width, height, bytes] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3];
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * bytes;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x < bytes ? 0 : rows[at - bytes]!;
      const up = y === 0 ? 0 : rows[at - stride]!;
      const corner = x < bytes || y === 0 ? 0 : rows[at - stride - bytes]!;
      rows[at] = raw[y * (stride + 1) + 1 + x]! + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
    }
  }
  const pixels = Uint32Array.from({length: width * height}, (_, index) =>
    (rows[index * bytes]! << 16) | (rows[index * bytes + 1]! << 8) | rows[index * bytes + 2]!);
  return {width, height, pixels};
}

function paeth(left: number, up: number, corner: number): number {
  const [l, u, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return l <= u && l <= c ? left : u <= c ? up : corner;
}
