/** Runs the tests of Web Test Runner in WebKitGTK, one page at a time. */
import {WebKitDriver, type WebDriverPage} from './webdriver.ts';

export function webkitLauncher() {
  const driver = new WebKitDriver();
  const pages = new Map<string, WebDriverPage>();
  return {
    name: 'WebKitGTK',
    // Its pages have the methods that the runner's commands call on those of Puppeteer.
    type: 'puppeteer',
    concurrency: 1,
    initialize: () => driver.start(),
    stop: () => driver.stop(),
    async startSession(id: string, url: string) {
      const page = await driver.open();
      pages.set(id, page);
      await page.setViewport({width: 1280, height: 900});
      await page.goto(url);
    },
    startDebugSession: () => Promise.reject(new Error('WebKitGTK has no debugger here.')),
    isActive: (id: string) => pages.has(id),
    getPage: (id: string) => pages.get(id),
    getBrowserUrl: (id: string) => pages.get(id)?.url(),
    async stopSession(id: string) {
      const page = pages.get(id);
      pages.delete(id);
      await page?.close();
      return {};
    },
  };
}
