/**
 * `npm run bench:page`: what a button costs a merchant's page, beside a native button and a bare Lit button in the same run.
 * Contestants take turns, so that a busy machine slows all of them. `--other DIST` adds another build.
 */
import {parseArgs} from 'node:util';
import {openBrowser} from '../test/support/browser-user.ts';
import {startTestServer} from '../test/support/test-server.ts';
import {faults, giftButton, litButton, nativeButton, otherBuild, type Contestant} from './page-bench/contestants.ts';
import {
  measureButtons, measureClick, measureFirstPaint, measureHeap, measureLeftovers, measureLongTasks, measureShift, visit, type Visit,
} from './page-bench/measures.ts';
import {DOCUMENTED_STYLE, startPageServer, type PageOptions} from './page-bench/server.ts';

const {values: {other, rounds: roundsOption}} = parseArgs({options: {other: {type: 'string'}, rounds: {type: 'string', default: '9'}}});
const rounds = Number(roundsOption);
const HEAP_COUNT = 1_000;

const server = await startPageServer(() => backend.url, other);
const backend = await startTestServer({allowedOrigins: [server.origin]});
const browser = await openBrowser(['--disable-frame-rate-limit', '--enable-precise-memory-info']);

const contestants = [nativeButton, litButton, giftButton, ...(other ? [otherBuild] : [])];

const median = (numbers: readonly number[]) => [...numbers].sort((one, other) => one - other)[numbers.length >> 1]!;

/** Measures all contestants in turns, and returns the results of each. */
async function takeTurns<Result>(
  list: readonly Contestant[], options: PageOptions, measure: (to: Visit, url: string, contestant: Contestant) => Promise<Result>,
  times = rounds,
) {
  const results = new Map<Contestant, Result[]>(list.map((contestant) => [contestant, []]));
  const urls = new Map(list.map((contestant) => [contestant, server.pageUrl(contestant, options)]));
  for (let round = 0; round < times; round++) {
    // Each round begins with another one.
    for (const index of list.keys()) {
      const contestant = list[(index + round) % list.length]!;
      results.get(contestant)!.push(await visit(browser, (to) => measure(to, urls.get(contestant)!, contestant)));
    }
  }
  return results;
}

/** The median, and its ratio to Lit's: the median of the ratios in each round, because both were measured under the same load. */
function compare(numbers: readonly number[], lit: readonly number[] | undefined, digits = 1): string {
  const value = median(numbers).toLocaleString('en', {maximumFractionDigits: digits, minimumFractionDigits: digits});
  if (!lit) return value;
  return `${value} (${median(numbers.map((number, index) => number / lit[index]!)).toFixed(2)} ×)`;
}

function printTable(title: string, columns: readonly string[], rows: Iterable<readonly string[]>) {
  console.log(`\n### ${title}\n\n| | ${columns.join(' | ')} |\n|---|${columns.map(() => '---|').join('')}`);
  for (const row of rows) console.log(`| ${row.join(' | ')} |`);
}

/** A table with a row for each contestant and a column for each figure. */
function printFigures<Result>(
  title: string, results: Map<Contestant, Result[]>, columns: Record<string, (result: Result) => number>, digits = 1,
) {
  const lit = results.get(litButton);
  printTable(title, Object.keys(columns), [...results].map(([{name}, found]) => [
    name, ...Object.values(columns).map((read) => compare(found.map(read), lit === found ? undefined : lit?.map(read), digits)),
  ]));
}

const markup = (contestant: Contestant) => contestant.markup(backend.url);

async function benchButtons() {
  for (const count of [10, 100, 1_000, 5_000]) {
    const planted = count === 1_000 ? [faults.ownStyleSheet, faults.layoutRead] : [];
    const times = count > 1_000 ? Math.ceil(rounds / 2) : rounds;
    const measure = (to: Visit, url: string, contestant: Contestant) => measureButtons(to, url, markup(contestant), count);
    printFigures(`${count.toLocaleString('en')} buttons, ms`, await takeTurns([...contestants, ...planted], {}, measure, times), {
      script: ({script}) => script, rendered: ({rendered}) => rendered, painted: ({painted}) => painted,
    });
  }
}

async function benchHeap() {
  const measure = (to: Visit, url: string, contestant: Contestant) => measureHeap(to, url, markup(contestant), HEAP_COUNT);
  const results = await takeTurns([...contestants, faults.ownListeners, faults.leak], {}, measure, 3);
  printFigures('Memory for each of 1,000 buttons, bytes', results, {
    JavaScript: ({js}) => js, DOM: ({dom}) => dom, both: ({js, dom}) => js + dom,
  }, 0);
  printTable('Kept for each of 1,000 buttons after their removal, bytes', ['kept'],
    [...results].map(([{name}, found]) => [name, compare(found.map(({kept}) => kept), undefined)]));
}

async function benchLoad() {
  const withScript = contestants.filter(({script}) => script);
  const shifts = async (list: readonly Contestant[], style: string) =>
    takeTurns(list, {style, lateMs: 400, hasButton: true}, ({page, devTools}, url) => measureShift({page, devTools}, url), 3);
  const [bare, styled] = [await shifts(withScript, ''), await shifts([giftButton], DOCUMENTED_STYLE)];
  printTable('Layout shift when the script arrives 400 ms late', ['score'], [
    [`${giftButton.name} with the documented style`, compare(styled.get(giftButton)!, undefined, 4)],
    ...[...bare].map(([{name}, found]) => [`${name} without a style`, compare(found, undefined, 4)]),
  ]);
  const options = {style: DOCUMENTED_STYLE, hasButton: true};
  const longTasks = await takeTurns([...contestants, faults.longTask], options, measureLongTasks, 5);
  printTable('Long tasks (over 50 ms) on load, processor 4 × slower', ['tasks'], [...longTasks].map(([{name}, found]) => [name, compare(found, undefined, 0)]));
  printFigures('From the navigation to the painted button, ms (150 ms, 1.6 Mbit/s, processor 4 × slower)',
    await takeTurns([...contestants, faults.slowStart], options, measureFirstPaint), {painted: (ms) => ms}, 0);
}

async function benchClick() {
  const options = {style: DOCUMENTED_STYLE, hasButton: true};
  for (const isLoaded of [true, false]) {
    const contestants = [litButton, giftButton, ...(other ? [otherBuild] : []), faults.slowClick];
    const results = await takeTurns(contestants, options, (to, url, contestant) =>
      measureClick(to, url, isLoaded && contestant !== litButton));
    const module = isLoaded ? 'is there; Lit’s must load' : 'must load';
    printFigures(`From the click to the painted panel, ms (processor 4 × slower, the panel’s module ${module})`, results, {painted: (ms) => ms}, 0);
  }
}

async function benchLeftovers() {
  const bare = server.pageUrl({...giftButton, script: undefined}, {hasButton: true});
  const contestants = [litButton, giftButton, faults.leftOnPage];
  const results = await takeTurns(contestants, {hasButton: true}, (to, url) => measureLeftovers(to, url, bare), 1);
  printTable('Left on the page before the first click', ['globals', 'nodes'], [...results].map(([{name}, [found]]) =>
    [name, `${found!.globals.length}: ${found!.globals.join(', ')}`, String(found!.nodes)]));
}

try {
  console.log(`${await browser.version()}, ${rounds} rounds, ${new Date().toISOString().slice(0, 10)}. In parentheses: the ratio to bare Lit.`);
  for (const bench of [benchButtons, benchHeap, benchLoad, benchClick, benchLeftovers]) await bench();
} finally {
  await browser.close();
  await backend.close();
  await server.close();
}
