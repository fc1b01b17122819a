import {correction, generate} from 'lean-qr/nano';

/** A QR code as an SVG path in which one unit is one module. */
export interface QrPath {
  /** Modules per side, without the quiet zone. */
  size: number;
  d: string;
}

/** Encodes text as a QR code of error correction level M. */
export function qrPath(text: string): QrPath {
  const code = generate(text, {minCorrectionLevel: correction.M});
  let d = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const start = x;
      while (code.get(x, y)) x++;
      if (x > start) d += `M${start} ${y}h${x - start}v1h-${x - start}z`;
    }
  }
  return {size: code.size, d};
}
