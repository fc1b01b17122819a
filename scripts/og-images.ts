/**
 * Draws the Open Graph images of the gift links, one for each cover, from the built box: `npm run generate:og-images`. They
 * show the wrapped box and nothing about a gift.
 */
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import type {GiftBox} from '../src/elements/gift-box/gift-box.ts';
import {covers} from '../src/protocol/index.ts';
import {openBrowser} from '../test/support/browser-user.ts';
import {quantizePng} from './png-quantize.ts';

const root = join(import.meta.dirname, '..');
const outputFolder = join(root, 'src/server/pages/og-images');
const page = `<!doctype html><style>body { margin: 0 } gift-status { display: none }</style>
<body><gift-status backend="/none"></gift-status><script type="module" src="/dist/send-as-gift.js"></script>`;

/** Flat discs behind the box, in shades of its paper: flat areas compress well. */
const sceneStyles = `
  .scene { position: relative; inline-size: 1200px; block-size: 630px; overflow: hidden; display: grid; place-items: center;
    background: color-mix(in oklab, var(--_paper) 56%, white); }
  .disc { position: absolute; inset: 0; margin: auto; border-radius: 50%; }
  .far { inline-size: 900px; block-size: 900px; inset-block: -135px; background: color-mix(in oklab, var(--_paper) 43%, white); }
  .near { inline-size: 590px; block-size: 590px; background: color-mix(in oklab, var(--_paper) 29%, white); }
  .box { position: relative; inline-size: 470px; block-size: 490px; inset-block-start: -8px; }
`;

async function main() {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/') return void response.writeHead(200, {'content-type': 'text/html'}).end(page);
    if (!/^\/(dist|node_modules)\//.test(path)) return void response.writeHead(404).end();
    response.writeHead(200, {'content-type': 'text/javascript'}).end(readFileSync(join(root, path)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await openBrowser();
  try {
    mkdirSync(outputFolder, {recursive: true});
    const tab = await browser.newPage();
    await tab.setViewport({width: 1200, height: 630});
    await tab.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}, {name: 'prefers-color-scheme', value: 'light'}]);
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await tab.waitForFunction(() => customElements.get('gift-box'));
    for (const cover of covers) {
      await tab.evaluate(renderScene, cover, sceneStyles);
      writeFileSync(join(outputFolder, `${cover}.png`), quantizePng(await tab.screenshot()));
    }
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page: moves the sealed box, with its styles, out of its element and in front of the discs. */
async function renderScene(cover: string, css: string) {
  const box = document.createElement('gift-box') as unknown as GiftBox;
  box.cover = cover;
  document.body.append(box);
  await box.updateComplete;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const host = document.createElement('div');
  const shadow = host.attachShadow({mode: 'open'});
  shadow.adoptedStyleSheets = [...box.shadowRoot!.adoptedStyleSheets, sheet];
  const element = (name: string) => Object.assign(document.createElement('div'), {className: name});
  const stage = element('scene');
  stage.dataset.cover = cover;
  stage.append(element('disc far'), element('disc near'), box.shadowRoot!.querySelector('svg')!);
  shadow.append(stage);
  document.body.replaceChildren(host);
}

await main();
