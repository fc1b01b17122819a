/** Settings of the reader that a test can change only in Chromium: motion, printing and font size. */
import {executeServerCommand} from '@web/test-runner-commands';

export const canChangeSettings = navigator.userAgent.includes('Chrome/');

/** Like `it`, for a test that changes such a setting. */
export const itWithSettings = (name: string, run: () => Promise<void>) => {
  if (canChangeSettings) it(name, run);
};

/** Sets the reader's own font size, 16 pixels by default. */
export const setDefaultFontSize = (px: number) => executeServerCommand<boolean, number>('set-default-font-size', px);
