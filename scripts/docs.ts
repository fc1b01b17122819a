/** Writes what in docs/ is read from the source: `npm run generate:docs`. */
import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {giftTransitions, portionTransitions, refundTransitions} from '../src/protocol/index.ts';

type Transitions = Readonly<Record<string, readonly string[]>>;

const renderDiagram = (moves: Transitions) => [
  '```mermaid', 'stateDiagram-v2',
  `  [*] --> ${Object.keys(moves)[0]}`,
  ...Object.entries(moves).flatMap(([from, next]) => (next.length ? next.map((to) => `  ${from} --> ${to}`) : [`  ${from} --> [*]`])),
  '```',
].join('\n');

/** The life of a gift as a page, from the table of moves. */
export const renderLifecycle = () => `# One gift’s life

Drawn by \`npm run generate:docs\` from \`src/protocol/lifecycle.ts\`. A move that is not in these tables is refused with
\`409 state-conflict\`, and the database refuses it too.

## Gift
${renderDiagram(giftTransitions)}

## Portion
What one recipient claims. An ordinary gift has one.

${renderDiagram(portionTransitions)}

## Refund
One for each portion whose money goes back, each paid once.

${renderDiagram(refundTransitions)}
`;

if (import.meta.main) {
  mkdirSync(import.meta.dirname, {recursive: true});
  writeFileSync(join(import.meta.dirname, '../docs/lifecycle.md'), renderLifecycle());
}
