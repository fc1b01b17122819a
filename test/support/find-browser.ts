/** Finds a Chromium for the tests: the configured one, an installed one, or one that apt-get can install. */
import {execFileSync} from 'node:child_process';
import {existsSync} from 'node:fs';

const browserCommands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const browserPaths = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

/** Lets Chromium run as root in a container, without background network requests. */
export const browserArguments = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb',
];

export function findBrowser(): string {
  const configured = configuredBrowser();
  if (configured) {
    if (starts(configured)) return configured;
    throw new Error(`The browser named by GIFT_BROWSER (or CHROME_PATH) does not start: ${configured}`);
  }
  const found = findInstalled();
  if (found) return found;
  install();
  const installed = findInstalled();
  if (installed) return installed;
  throw new Error('No Chromium was found, and none could be installed. Install Chromium or Chrome, or set GIFT_BROWSER to its path.');
}

/**
 * Finds Chromium's headless shell: the same engine without the browser around it, which needs a fifth less processor time. Without one, or
 * when a browser is configured, it is the browser of `findBrowser`.
 */
export function findHeadlessBrowser(): string {
  const shell = process.env['GIFT_HEADLESS_SHELL'] ?? (configuredBrowser() ? undefined : which('chromium-headless-shell'));
  return shell && starts(shell) ? shell : findBrowser();
}

/** Finds Firefox, or throws an error that says what to install. */
export function findFirefox(): string {
  const found = [process.env['GIFT_FIREFOX'], which('firefox-esr'), which('firefox')].find((path) => path && starts(path));
  if (!found) throw new Error('No Firefox was found. Install firefox-esr or Firefox, or set GIFT_FIREFOX to its path.');
  return found;
}

const configuredBrowser = () => process.env['GIFT_BROWSER'] ?? process.env['CHROME_PATH'] ?? process.env['PUPPETEER_EXECUTABLE_PATH'];

const findInstalled = () =>
  [...browserCommands.map(which), ...browserPaths.filter((path) => existsSync(path))].find((path) => path && starts(path));

function which(name: string): string | undefined {
  try {
    return execFileSync('sh', ['-c', `command -v ${name}`], {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim() || undefined;
  } catch {
    return undefined;
  }
}

function starts(path: string): boolean {
  try {
    execFileSync(path, ['--version'], {stdio: 'ignore', timeout: 120_000});
    return true;
  } catch {
    return false;
  }
}

/** Installs Chromium on Debian and its derivatives, if this process is root. */
function install(): void {
  if (process.getuid?.() !== 0 || !which('apt-get')) return;
  console.log('No browser found; installing Chromium with apt-get.');
  const environment = {...process.env, DEBIAN_FRONTEND: 'noninteractive'};
  try {
    execFileSync('apt-get', ['update', '-qq'], {stdio: 'ignore', env: environment});
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'],
      {stdio: 'ignore', env: environment});
  } catch {
    console.log('apt-get could not install it.');
  }
}
