/**
 * `npm run payments:runs`: many refunds whose answers are lost, and many orders whose webhooks arrive in every order, with controls in
 * which a rule is broken. Writes the tables of `docs/payment-runs.md`. `-- 0.1` runs a tenth, and writes nothing.
 */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {availableParallelism, tmpdir} from 'node:os';
import {join} from 'node:path';
import {isMainThread, parentPort, Worker, workerData} from 'node:worker_threads';
import {runLostAnswers, type LostAnswersOptions, type LostAnswersResult} from '../test/support/payment-runs/lost-answers.ts';
import {runWebhookOrders, type WebhookOrdersOptions, type WebhookOrdersResult} from '../test/support/payment-runs/webhook-orders.ts';

type Task = {run: 'refunds'; options: LostAnswersOptions} | {run: 'orders'; options: WebhookOrdersOptions};

const SEEDS = [1, 2, 3, 4, 5];
const share = Number(process.argv[2] ?? 1);
const scale = (count: number) => Math.ceil(count * share / 5) * 5;

/** Runs the task in a thread of its own. */
const runTask = (task: Task) => new Promise<unknown>((resolve, reject) => {
  new Worker(new URL(import.meta.url), {workerData: task, argv: process.argv.slice(2)}).once('message', resolve).once('error', reject);
});

/** As many at a time as there are processors. */
async function runTasks(tasks: readonly Task[]): Promise<unknown[]> {
  const results: unknown[] = [];
  const queue = [...tasks.entries()];
  await Promise.all(Array.from({length: Math.max(2, availableParallelism())}, async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const startedAt = performance.now();
      results[next[0]] = await runTask(next[1]);
      console.error(`${JSON.stringify(next[1])}: ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
    }
  }));
  return results;
}

const row = (...cells: (string | number)[]) =>
  `| ${cells.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)).join(' | ')} |`;

const describeRefunds = (name: string, refunds: number, result: LostAnswersResult) =>
  row(name, refunds, result.calls, result.failed, result.lost, result.doubled, result.unpaid, result.wrongLedgers);

function describeOrders(name: string, reference: WebhookOrdersResult, {webhooks, finalStates, wrongLedgers}: WebhookOrdersResult) {
  const different = finalStates.filter((state, index) => state !== reference.finalStates[index]).length;
  const {sent, lost, delivered, early} = webhooks;
  return {text: row(name, finalStates.length, sent, lost, delivered, early, different, wrongLedgers), different, wrongLedgers};
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'gift-runs-'));
  const [refunds, controlRefunds, orders, controlOrders] = [scale(5000), scale(500), scale(3000), scale(300)];
  const [right, freshKeys, reference, ...others] = await runTasks([
    {run: 'refunds', options: {refunds, seed: 1}},
    {run: 'refunds', options: {refunds: controlRefunds, seed: 1, freshKeys: true, lookup: false}},
    {run: 'orders', options: {orders}},
    ...SEEDS.map((seed): Task => ({run: 'orders', options: {orders, seed}})),
    {run: 'orders', options: {orders: controlOrders, seed: 1, withoutUniqueness: join(folder, 'control.db')}},
  ]) as [LostAnswersResult, LostAnswersResult, ...WebhookOrdersResult[]];
  rmSync(folder, {recursive: true});
  const control = describeOrders('control: no inbox, no unique payment, no unique ledger entry', reference!, others.pop()!);
  const seeds = others.map((result, index) => describeOrders(`seed ${SEEDS[index]}`, reference!, result));
  const text = `# Payment runs

Long runs against the test provider, whose faults come from seeded random numbers. Written by \`npm run payments:runs\`.

## Refunds whose answers are lost

Gifts for five are cancelled, so each of their portions is refunded. Of the refund calls, 30 % fail without effect, and 40 % of the
others take effect while their answer is lost. A third of the refunds is pending at first.

${row('Run', 'Refunds', 'Calls', 'Failed', 'Answers lost', 'Paid twice', 'Never paid', 'Ledgers that differ from the provider')}
${row('---', '---:', '---:', '---:', '---:', '---:', '---:', '---:')}
${describeRefunds('as it is', refunds, right)}
${describeRefunds('control: a new key for each try, without a look first', controlRefunds, freshKeys)}

## Webhooks in every order

Payers pay, pay later, pay a cancelled draft, or do not pay; recipients claim; senders cancel; merchants refund in the dashboard; banks
dispute, inquire and warn. 30 % of the webhooks are lost. The others arrive one to three times, eight at a time, shuffled, up to days
late; some before the backend has stored the checkout. The reference is a run in which each webhook arrives once, at once and in order.

${row('Run', 'Orders', 'Webhooks sent', 'Lost', 'Delivered', 'Before our own commit', 'Other final state than the reference', 'Ledgers that differ from the provider')}
${row('---', '---:', '---:', '---:', '---:', '---:', '---:', '---:')}
${describeOrders('reference', reference!, reference!).text}
${[...seeds, control].map((one) => one.text).join('\n')}
`;
  console.log(text);
  if (share === 1) writeFileSync(new URL('../docs/payment-runs.md', import.meta.url), text);
  const ordersFindings = seeds.flatMap(({different, wrongLedgers}) => [different, wrongLedgers]);
  const findings = [right.doubled, right.unpaid, right.wrongLedgers, ...ordersFindings];
  const isRight = findings.every((count) => count === 0);
  const isControlled = freshKeys.doubled > 0 && control.wrongLedgers > 0;
  process.exitCode = isRight && isControlled ? 0 : 1;
}

if (isMainThread) {
  await main();
} else {
  const {run, options} = workerData as Task;
  parentPort!.postMessage(run === 'refunds' ? await runLostAnswers(options) : await runWebhookOrders(options));
}
