/**
 * `npm run payments:stories`: plays the stories of the payment kit with all providers, then again with each planted fault, and writes
 * the table of `docs/payment-stories.md`.
 */
import {writeFileSync} from 'node:fs';
import {paymentStories, runPaymentStories, type PaymentStoryResult} from '../src/server/payment-kit/index.ts';
import {plantedFaults} from '../test/support/planted-faults.ts';
import {storyProviders} from '../test/support/story-providers.ts';

const modes = ['charge', 'hold'] as const;
const providers = Object.entries(storyProviders);
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** By `story, provider, mode`: what happened without a fault, and with the story's fault. */
const cells = new Map<string, {right: PaymentStoryResult; failedWithFault?: boolean}>();
let othersFailed = 0;
let problems = 0;

for (const [provider, createProvider] of providers) {
  for (const right of await runPaymentStories({createProvider})) {
    cells.set(`${right.name}, ${provider}, ${right.mode}`, {right});
    if (right.outcome === 'passed') continue;
    problems++;
    console.error(`${provider}, ${right.mode}, ${right.name}: ${right.reason}`);
  }
  for (const {story, plant} of plantedFaults) {
    for (const wrong of await runPaymentStories(plant({createProvider}))) {
      if (wrong.name === story) cells.get(`${story}, ${provider}, ${wrong.mode}`)!.failedWithFault = wrong.outcome === 'failed';
      else if (wrong.outcome !== 'passed') {
        othersFailed++;
        console.error(`${provider}, ${wrong.mode}, fault of “${story}” also fails “${wrong.name}”: ${wrong.reason}`);
      }
    }
  }
}

function describeCell(key: string): string {
  const cell = cells.get(key);
  if (!cell) return '–';
  if (!cell.failedWithFault) problems++;
  return `${cell.right.outcome}; fault ${cell.failedWithFault ? 'found' : '**missed**'}`;
}

const table = [
  row(['Story', 'Planted fault', ...providers.flatMap(([provider]) => modes.map((mode) => `${provider}, ${mode}`))]),
  row(['---', '---', ...providers.flatMap(() => modes.map(() => '---'))]),
  ...paymentStories.map(({name}) => row([
    name, plantedFaults.find(({story}) => story === name)!.rule,
    ...providers.flatMap(([provider]) => modes.map((mode) => describeCell(`${name}, ${provider}, ${mode}`))),
  ])),
].join('\n');

writeFileSync(new URL('../docs/payment-stories.md', import.meta.url), `# Payment stories

Each story of the [payment kit](payment-kit.md) with each provider and capture mode: what it finds in the code as it is, and whether it
fails once a rule is broken on purpose. Stripe and Mollie are the real libraries and adapters, connected over HTTP to local servers that
keep state as the providers do. Written by \`npm run payments:stories\`.

${table}

Stories that failed because of another story's fault: ${othersFailed}.
`);
console.log(table);
process.exitCode = problems + othersFailed > 0 ? 1 : 0;
