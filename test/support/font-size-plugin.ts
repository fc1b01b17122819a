/** Web Test Runner plugin: sets the reader's own font size, as in the browser's settings. */
import type {CDPSession, Page} from 'puppeteer-core';

interface CommandArguments {
  command: string;
  payload?: unknown;
  session: {id: string; browser: {getPage?(id: string): Page}};
}

export function fontSizePlugin() {
  const devTools = new Map<string, CDPSession>();
  return {
    name: 'default-font-size',
    async executeCommand({command, payload, session: {id, browser}}: CommandArguments) {
      if (command !== 'set-default-font-size') return undefined;
      if (!devTools.has(id)) devTools.set(id, await browser.getPage!(id).createCDPSession());
      await setDefaultFontSize(devTools.get(id)!, payload as number);
      return true;
    },
  };
}

/** `px` is 16 unless the reader has changed it. */
export const setDefaultFontSize = (devTools: CDPSession, px: number) =>
  devTools.send('Page.setFontSizes', {fontSizes: {standard: px, fixed: Math.round(px * 13 / 16)}});
