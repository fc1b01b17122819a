/** A QR code as one SVG path, a unit a module. */
import {correction, generate} from 'lean-qr/nano';

export interface QrPath {
  /** Modules a side, without the quiet zone. */
  size: number;
  d: string;
}

export function qrPath(text: string): QrPath {
  const code = generate(text, {minCorrectionLevel: correction.M});
  let d = '';
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      const from = x;
      while (code.get(x, y)) x++;
      if (x > from) d += `M${from} ${y}h${x - from}v1h-${x - from}z`;
    }
  }
  return {size: code.size, d};
}
