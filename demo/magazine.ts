/** Another site, on another origin: an article that sells a product. All that it has from the shop is a signed descriptor. */
import {html} from 'hono/html';
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {signProduct} from 'send-as-gift/server';
import {linocut} from './linocut.ts';
import {parseLanguage, type Language} from './locales.ts';

export interface MagazineOptions {
  shopUrl: string;
  backendUrl: string;
  /** What the shop signs with. The magazine gets only what it has signed. */
  signingKey: string;
}

const style = readFileSync(new URL('./magazine.css', import.meta.url), 'utf8');
const styleHash = createHash('sha256').update(style).digest('base64');

export function createMagazine({shopUrl, backendUrl, signingKey}: MagazineOptions): (request: Request) => Promise<Response> {
  const sign = (lang: Language) => signProduct(
    {sku: 'linocut', ...linocut(lang), image: `${shopUrl}/images/linocut.svg`, amount: 9500, currency: 'EUR'},
    {key: signingKey, audience: backendUrl},
  );
  const products = {'en': sign('en'), 'zh-CN': sign('zh-CN')};

  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname !== '/') return new Response('Not found', {status: 404});
    const lang = parseLanguage(url.searchParams.get('lang'));
    const {title, kicker, lead, before, after, caption} = articles[lang];
    const page = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<script type="module" src="${backendUrl}/assets/send-as-gift.js"></script>
</head>
<body>
<article>
<p class="kicker">${kicker} <a href="${lang === 'en' ? '/?lang=zh-CN' : '/'}">${lang === 'en' ? '中文' : 'English'}</a></p>
<h1>${title}</h1>
<p class="lead">${lead}</p>
${before.map((text) => html`<p>${text}</p>`)}
<aside aria-label="${caption}">
<send-as-gift card backend="${backendUrl}" product="${products[lang]}"></send-as-gift>
<p>${caption}</p>
</aside>
${after.map((text) => html`<p>${text}</p>`)}
</article>
</body>
</html>
`;
    return new Response(page.toString(), {headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': [
        "default-src 'none'", `script-src ${backendUrl}`, `style-src 'sha256-${styleHash}'`, `img-src data: ${shopUrl}`, `connect-src ${backendUrl}`,
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "require-trusted-types-for 'script'", 'trusted-types lit-html',
      ].join('; '),
      'Cache-Control': 'no-cache', 'Referrer-Policy': 'same-origin', 'X-Content-Type-Options': 'nosniff',
    }});
  };
}

const en = {
  title: 'What the heron waits for',
  kicker: 'Slow Looking, a magazine',
  lead: 'Ida Brandt cuts one block a winter. The third one is the bird.',
  before: [
    'The reeds came first, then the water. “You can’t draw a heron,” she says. “You can only draw the place where it will stand, and leave it alone.” For two winters the paper stayed empty in the middle.',
    'She prints by hand, with the back of a spoon. Each sheet takes a morning: ochre for the light, blue for everything that stays still, and a pause between the two as long as a cup of tea.',
  ],
  caption: 'Printed for Tea & Clay in an edition of thirty. Signed, numbered, wrapped in tissue.',
  after: [
    'There are thirty of them. She kept none. “It’s the sort of thing one is given,” she says, and goes back to the window, where nothing is moving yet.',
  ],
};

const zh: typeof en = {
  title: '鹭在等什么',
  kicker: '《慢看》杂志',
  lead: '伊达·布兰特一个冬天只刻一块版。第三块，才是那只鸟。',
  before: [
    '先有芦苇，后有水。“鹭是画不出来的，”她说，“你只能画它将要站的地方，然后别去打扰。”整整两个冬天，纸的中央一直空着。',
    '她用勺背手工拓印。一张要花一个上午：赭色是光，蓝色是一切不动的东西，两者之间，停一杯茶的工夫。',
  ],
  caption: '为 Tea & Clay 印制，限量三十张，亲笔签名编号，以薄棉纸包好。',
  after: ['一共三十张，她自己一张也没留。“这种东西，是别人送的才好。”说完，她又回到窗边，那里还什么都没有动。'],
};

const articles: Readonly<Record<Language, typeof en>> = {'en': en, 'zh-CN': zh};
