/** Writes what in docs/ is read from the source: `npm run docs`. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {giftMoves, portionMoves, refundMoves} from '../src/protocol/index.ts';

type Moves = Readonly<Record<string, readonly string[]>>;

const diagram = (moves: Moves) => [
  '```mermaid', 'stateDiagram-v2',
  `  [*] --> ${Object.keys(moves)[0]}`,
  ...Object.entries(moves).flatMap(([from, next]) => (next.length ? next.map((to) => `  ${from} --> ${to}`) : [`  ${from} --> [*]`])),
  '```',
].join('\n');

/** The life of a gift as a page, from the table of moves. */
export const lifecyclePage = () => `# One gift’s life

Drawn by \`npm run docs\` from \`src/protocol/lifecycle.ts\`. A move that is not in these tables is refused with
\`409 state-conflict\`, and the database refuses it too.

## Gift
${diagram(giftMoves)}

## Portion
What one recipient claims. An ordinary gift has one.

${diagram(portionMoves)}

## Refund
One for each portion whose money goes back, each paid once.

${diagram(refundMoves)}
`;

if (import.meta.main) {
  mkdirSync(import.meta.dirname, {recursive: true});
  writeFileSync(join(import.meta.dirname, 'lifecycle.md'), lifecyclePage());
}
