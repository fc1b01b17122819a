/** One measurement each, on a page of its own. All times are milliseconds, all sizes bytes. */
import type {Browser, CDPSession, Page} from 'puppeteer-core';

export interface Visit {
  page: Page;
  devTools: CDPSession;
}

/** Opens a page without cache, measures, and closes it. */
export async function visit<Result>(browser: Browser, measure: (visit: Visit) => Promise<Result>): Promise<Result> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({width: 1280, height: 900});
    return await measure({page, devTools: await page.createCDPSession()});
  } finally {
    await context.close();
  }
}

async function openIdle({page, devTools}: Visit, url: string): Promise<void> {
  await page.goto(url, {waitUntil: 'load'});
  // Collected now, so that the garbage of the start is not collected while something is measured.
  await devTools.send('HeapProfiler.collectGarbage');
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20))));
}

export interface Times {
  /** Until all buttons have run their JavaScript. */
  script: number;
  /** And have been laid out. */
  rendered: number;
  /** And the frame that shows them has been painted by the page's thread. */
  painted: number;
}

/** Inserts this many buttons at once. */
export async function measureButtons(to: Visit, url: string, markup: string, count: number): Promise<Times> {
  await openIdle(to, url);
  return to.page.evaluate(async (all) => {
    const main = document.querySelector('main')!;
    const startedAt = performance.now();
    main.innerHTML = all;
    // Elements update in microtasks, some a second time because their slot has changed.
    for (let turn = 0; turn < 20; turn++) await undefined;
    const script = performance.now() - startedAt;
    void main.offsetHeight;
    const rendered = performance.now() - startedAt;
    const painted = await new Promise<number>((resolve) => requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - startedAt);
      port2.postMessage(undefined);
    }));
    return {script, rendered, painted};
  }, markup.repeat(count));
}

export interface Heap {
  /** JavaScript objects for each button. */
  js: number;
  /** The browser's own objects (nodes, style, layout) for each button. */
  dom: number;
  /** Both, after all buttons were removed. */
  kept: number;
}

export async function measureHeap(to: Visit, url: string, markup: string, count: number): Promise<Heap> {
  const {page, devTools} = to;
  await openIdle(to, url);
  const read = async () => {
    for (let time = 0; time < 3; time++) await devTools.send('HeapProfiler.collectGarbage');
    const usage = await devTools.send('Runtime.getHeapUsage');
    return {js: usage.usedSize, dom: usage.embedderHeapUsedSize};
  };
  const fill = (all: string) => page.evaluate((html) => new Promise<void>((resolve) => {
    document.querySelector('main')!.innerHTML = html;
    requestAnimationFrame(() => setTimeout(resolve));
  }), all);
  // The first ones create what all share: compiled code, templates, shapes, caches of the browser.
  for (let time = 0; time < 2; time++) {
    await fill(markup.repeat(count));
    await fill('');
  }
  const before = await read();
  await fill(markup.repeat(count));
  const full = await read();
  await fill('');
  const after = await read();
  return {
    js: (full.js - before.js) / count, dom: (full.dom - before.dom) / count,
    kept: (after.js + after.dom - before.js - before.dom) / count,
  };
}

/** The layout shift of a page whose script arrives late. */
export async function measureShift({page}: Visit, url: string): Promise<number> {
  await page.goto(url, {waitUntil: 'load'});
  return page.evaluate(() => new Promise<number>((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {value: number})[]) sum += entry.value;
    }).observe({type: 'layout-shift', buffered: true});
    setTimeout(() => resolve(sum), 300);
  }));
}

const slowDown = (devTools: CDPSession) => devTools.send('Emulation.setCPUThrottlingRate', {rate: 4});

/** The number of tasks over 50 ms from the navigation until the page is idle. */
export async function measureLongTasks({page, devTools}: Visit, url: string): Promise<number> {
  await slowDown(devTools);
  await page.evaluateOnNewDocument(() => {
    const found: number[] = [];
    Object.assign(window, {longTasks: found});
    new PerformanceObserver((list) => found.push(...list.getEntries().map(({duration}) => duration))).observe({type: 'longtask', buffered: true});
  });
  await page.goto(url, {waitUntil: 'load'});
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  return page.evaluate(() => (window as unknown as {longTasks: number[]}).longTasks.length);
}

/** From the navigation until the button is painted, on a slow phone. */
export async function measureFirstPaint({page, devTools}: Visit, url: string): Promise<number> {
  await devTools.send('Network.enable');
  await devTools.send('Network.emulateNetworkConditions', {offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8});
  await slowDown(devTools);
  await page.evaluateOnNewDocument(() => {
    const look = () => {
      const button = document.querySelector('main > *');
      const isThere = button instanceof HTMLButtonElement || button?.shadowRoot?.querySelector('button');
      if (!isThere) return void requestAnimationFrame(look);
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => performance.mark('painted');
      port2.postMessage(undefined);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url, {waitUntil: 'load'});
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
  return page.evaluate(() => performance.getEntriesByName('painted')[0]!.startTime);
}

/** From a click until the panel is painted. `isLoaded`: the pointer has been on the button before, so the panel's module is there. */
export async function measureClick(to: Visit, url: string, isLoaded: boolean): Promise<number> {
  const {page, devTools} = to;
  await openIdle(to, url);
  const target = () => page.evaluateHandle(() => document.querySelector('main > *')!.shadowRoot!.querySelector('button')!);
  if (isLoaded) {
    await (await target()).hover();
    await page.waitForNetworkIdle({idleTime: 300});
  }
  await slowDown(devTools);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  return (await target()).evaluate((button) => new Promise<number>((resolve) => {
    const startedAt = performance.now();
    const find = () => [...document.querySelectorAll('send-as-gift-panel, lit-dialog')].some((host) => host.shadowRoot?.querySelector('dialog[open] form'));
    const look = () => {
      if (!find()) return void requestAnimationFrame(look);
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => resolve(performance.now() - startedAt);
      port2.postMessage(undefined);
    };
    button.click();
    requestAnimationFrame(look);
  }));
}

export interface Leftovers {
  globals: string[];
  /** Nodes outside the tag that the script added. */
  nodes: number;
}

/** What the script leaves on a page before the first click. */
export async function measureLeftovers(to: Visit, url: string, urlWithoutScript: string): Promise<Leftovers> {
  const read = () => to.page.evaluate(() => ({globals: Object.getOwnPropertyNames(window), nodes: document.querySelectorAll('*').length}));
  await openIdle(to, urlWithoutScript);
  const before = await read();
  await openIdle(to, url);
  const after = await read();
  // The page without the script has no script tag.
  const scripts = await to.page.evaluate(() => document.querySelectorAll('script').length);
  return {globals: after.globals.filter((name) => !before.globals.includes(name)), nodes: after.nodes - before.nodes - scripts};
}
