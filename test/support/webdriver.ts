/**
 * Drives WebKitGTK over WebDriver (https://www.w3.org/TR/webdriver2/): a session is a browser window of its own, with the few methods of
 * a Puppeteer page that the tests use.
 */
import {spawn, type ChildProcess} from 'node:child_process';
import {createServer} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';

const START_TIMEOUT_MS = 60_000;

/** Keys by their name in `KeyboardEvent.key`, as WebDriver encodes them (section 17.4.2, "Keyboard actions"). */
const keyCodes: Readonly<Record<string, string>> = {
  Backspace: '\uE003', Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C',
  PageUp: '\uE00E', PageDown: '\uE00F', End: '\uE010', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014',
  ArrowDown: '\uE015', Delete: '\uE017', Meta: '\uE03D',
};
const keyOf = (name: string) => keyCodes[name] ?? name;

type Action = {type: string; [field: string]: unknown};

/** A window of WebKitGTK. */
export class WebDriverPage {
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async #send<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body: object = {}): Promise<T> {
    return request<T>(method, this.#url + path, body);
  }

  goto(url: string): Promise<void> {
    return this.#send('POST', '/url', {url});
  }

  url(): Promise<string> {
    return this.#send('GET', '/url');
  }

  close(): Promise<void> {
    return this.#send('DELETE', '');
  }

  /** Runs a function in the page, or evaluates an expression; arguments and result are JSON. */
  evaluate<Arguments extends unknown[], Result>(
    action: string | ((...args: Arguments) => Result | Promise<Result>), ...args: Arguments
  ): Promise<Result> {
    const expression = typeof action === 'string' ? action : `(${action})(...args)`;
    return this.#send('POST', '/execute/async', {
      script: `const done = arguments[arguments.length - 1];
        const run = async (...args) => ${expression};
        run(...[...arguments].slice(0, -1)).then((value) => done({value}), (error) => done({error: String(error)}));`,
      args,
    }).then((outcome) => {
      const {value, error} = outcome as {value: Result; error?: string};
      if (error) throw new Error(error);
      return value;
    });
  }

  /** Sets the size of the viewport. The window is at least 447 pixels wide. */
  async setViewport({width, height}: {width: number; height: number}): Promise<void> {
    // The toolbar's height and the window's borders are known only from the difference.
    for (let attempt = 0; attempt < 3; attempt++) {
      const inner = await this.evaluate(() => [innerWidth, innerHeight] as const);
      if (inner[0] === width && inner[1] === height) return;
      const outer = await this.#send<{width: number; height: number}>('GET', '/window/rect');
      await this.#send('POST', '/window/rect', {width: outer.width + width - inner[0], height: outer.height + height - inner[1]});
      await sleep(50);
    }
  }

  /** No reader of WebKitGTK prefers anything in these tests. */
  async emulateMediaFeatures(): Promise<void> {}
  async emulateMediaType(): Promise<void> {}

  #perform(id: string, type: 'key' | 'pointer', actions: Action[]): Promise<void> {
    return this.#send('POST', '/actions', {actions: [{type, id, ...(type === 'pointer' ? {parameters: {pointerType: 'mouse'}} : {}), actions}]});
  }

  readonly keyboard = {
    type: async (text: string) => {
      for (const character of text) await this.keyboard.press(character);
    },
    press: (name: string) => this.#perform('keyboard', 'key', [
      {type: 'keyDown', value: keyOf(name)}, {type: 'keyUp', value: keyOf(name)}, {type: 'pause', duration: 10},
    ]),
    down: (name: string) => this.#perform('keyboard', 'key', [{type: 'keyDown', value: keyOf(name)}]),
    up: (name: string) => this.#perform('keyboard', 'key', [{type: 'keyUp', value: keyOf(name)}]),
  };

  readonly mouse = {
    move: (x: number, y: number) => this.#perform('mouse', 'pointer', [{type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y)}]),
    down: () => this.#perform('mouse', 'pointer', [{type: 'pointerDown', button: 0}]),
    up: () => this.#perform('mouse', 'pointer', [{type: 'pointerUp', button: 0}]),
    click: async (x: number, y: number) => {
      await this.mouse.move(x, y);
      await this.mouse.down();
      await this.mouse.up();
    },
    reset: () => this.#send('DELETE', '/actions'),
  };
}

/** Xvfb, a display in memory, and the driver. */
export class WebKitDriver {
  readonly #processes: ChildProcess[] = [];
  #url = '';

  /** @throws Error that says what to install. */
  async start(): Promise<void> {
    const display = `:${(await findFreePort()) % 10_000 + 100}`;
    this.#spawn('Xvfb', [display, '-screen', '0', '1920x1400x24', '-nolisten', 'tcp'], process.env);
    const port = await findFreePort();
    this.#url = `http://127.0.0.1:${port}`;
    await sleep(500);
    this.#spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      ...process.env, DISPLAY: display, LIBGL_ALWAYS_SOFTWARE: '1', WEBKIT_DISABLE_COMPOSITING_MODE: '1', GDK_BACKEND: 'x11',
      // The sandbox needs privileges that a container lacks.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    });
    const deadline = performance.now() + START_TIMEOUT_MS;
    while (!await request('GET', `${this.#url}/status`).then(() => true, () => false)) {
      if (performance.now() > deadline) throw new Error('WebKitWebDriver does not start. Install webkit2gtk-driver and xvfb.');
      await sleep(100);
    }
  }

  #spawn(command: string, args: string[], env: NodeJS.ProcessEnv) {
    const child = spawn(command, args, {stdio: 'ignore', env});
    child.on('error', (error) => { throw new Error(`${command} does not start: install webkit2gtk-driver and xvfb.`, {cause: error}); });
    this.#processes.push(child);
  }

  /** Opens a window with a profile of its own. */
  async open(): Promise<WebDriverPage> {
    const {sessionId} = await request<{sessionId: string}>('POST', `${this.#url}/session`, {capabilities: {alwaysMatch: {
      'webkitgtk:browserOptions': {binary: '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser', args: ['--automation']},
    }}});
    return new WebDriverPage(`${this.#url}/session/${sessionId}`);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#processes.reverse().map((child) => new Promise((resolve) => {
      if (child.exitCode !== null) return resolve(undefined);
      child.once('exit', resolve);
      child.kill();
    })));
  }
}

async function request<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, {method, ...(method === 'POST' ? {body: JSON.stringify(body ?? {})} : {})});
  const {value} = await response.json() as {value: T & {error?: string; message?: string}};
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

const findFreePort = () => new Promise<number>((resolve, reject) => {
  const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const {port} = server.address() as {port: number};
    server.close(() => resolve(port));
  });
});
