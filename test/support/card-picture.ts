/** The picture that a link unfurls to: `npm run card` draws it anew from the built box. It shows the blue box and nothing of any gift. */
import {readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {openBrowser} from './people.ts';

const root = join(import.meta.dirname, '../..');
const page = `<!doctype html><style>
  body { margin: 0; inline-size: 1200px; block-size: 630px; display: grid; place-items: center; background: radial-gradient(circle at 50% 46%, #d9e6ff, #a9c6fb 38%, #5c92ee 100%) }
  gift-claim-card { visibility: hidden; position: absolute }
</style><body><gift-claim-card backend="/none" claim-token="none"></gift-claim-card><script type="module" src="/dist/send-as-gift.js"></script>`;

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://card').pathname;
  if (!path.startsWith('/dist/')) return void response.writeHead(path === '/' ? 200 : 404, {'content-type': 'text/html'}).end(path === '/' ? page : '');
  response.writeHead(200, {'content-type': 'text/javascript'}).end(readFileSync(join(root, path)));
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const browser = await openBrowser();
try {
  const tab = await browser.newPage();
  await tab.setViewport({width: 1200, height: 630});
  await tab.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}, {name: 'prefers-color-scheme', value: 'light'}]);
  await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  // The sealed card's own drawing, taken out of it with its styles.
  await tab.waitForFunction(() => document.querySelector('gift-claim-card')?.shadowRoot?.querySelector('svg.box'));
  await tab.evaluate(() => {
    const card = document.querySelector('gift-claim-card')!.shadowRoot!;
    const stage = document.createElement('div');
    Object.assign(stage.style, {inlineSize: '460px', blockSize: '480px'});
    const shadow = stage.attachShadow({mode: 'open'});
    shadow.adoptedStyleSheets = [...card.adoptedStyleSheets];
    const box = card.querySelector('svg.box')!.cloneNode(true) as SVGElement;
    box.dataset.state = 'sealed';
    box.querySelector('.sign')?.remove();
    shadow.append(box);
    document.body.append(stage);
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  writeFileSync(join(root, 'src/server/pages/card.png'), await tab.screenshot());
} finally {
  await browser.close();
  server.close();
}
