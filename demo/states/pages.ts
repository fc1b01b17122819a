/** The list of all states, and the page of one. */
import {headersFor} from '../frame.ts';
import {html, raw, type Html} from '../html.ts';
import {addressOf, directions, themes, type Dress} from './dress.ts';
import {NOWHERE} from './panel-states.ts';
import type {Group, Stage, State} from './state.ts';
import {all, groups} from './table.ts';
import {stateWords} from './words.ts';

export function listPage(dress: Dress): Response {
  const say = stateWords(dress.lang);
  return page(dress, say.title, html`
<header class="bar"><a class="brand" href="/${raw(dress.lang === 'en' ? '' : `?lang=${dress.lang}`)}">Tea <span>&amp;</span> Clay</a>${wardrobe('', dress)}</header>
<main id="content" class="list">
<h1>${say.title}</h1>
<p class="quiet">${say.intro} ${say.count(all.length)}</p>
${groups.map((group) => section(group, dress))}
</main>`);
}

const section = ({name, title, states}: Group, dress: Dress) => html`
<section aria-labelledby="${name}">
<h2 id="${name}">${title[dress.lang]}</h2>
<ul role="list">${states.map((state) => html`
<li><a href="${addressOf(state.name, dress)}">${state.title[dress.lang]}</a></li>`)}
</ul>
</section>`;

export interface Shown {
  state: State;
  stage: Stage;
  /** The town's backend. */
  backend: string;
  shopUrl: string;
}

export function statePage(dress: Dress, {state, stage, backend, shopUrl}: Shown): Response {
  const say = stateWords(dress.lang);
  const at = all.indexOf(state);
  const beside = (other: State | undefined, words: string, rel: string) =>
    other && html`<a href="${addressOf(other.name, dress)}" rel="${rel}">${words}</a>`;
  const theme = dress.theme === 'auto' ? undefined : dress.theme;
  const stages = [stage, ...(stage.beside ?? [])]
    .map(({beside: _, ...one}) => ({backend: one.tag === 'gift-box' ? undefined : backend, theme, ...one}));
  return page(dress, state.title[dress.lang], html`
<header class="bar">
<nav aria-label="${say.all}"><a href="${addressOf('', dress)}">${say.all}</a>${beside(all[at - 1], say.back, 'prev')}${beside(all[at + 1], say.on, 'next')}
<a href="${addressOf(state.name, dress)}${raw(addressOf(state.name, dress).includes('?') ? '&' : '?')}anew">${say.again}</a></nav>
${wardrobe(state.name, dress)}
</header>
<main id="content" class="one">
<h1>${state.title[dress.lang]}</h1>
${state.presses && html`<p class="quiet">${say.pressFirst} ${state.presses.map((press) => press[dress.lang]).join(' → ')}</p>`}
<p class="trouble" id="trouble" role="alert" hidden data-words="${say.lost}"></p>
<div id="place" data-tag="${stage.tag}" data-many="${String(stages.length > 1)}"></div>
</main>
<script type="application/json" id="stage">${raw(JSON.stringify({stages, backends: [backend, NOWHERE, `${shopUrl}/states/`]}).replaceAll('<', '\\u003c'))}</script>
<script type="module" src="/states/stage.js"></script>
<script type="module" src="/send-as-gift/send-as-gift.js"></script>`, [backend, NOWHERE, ...stages.flatMap((one) => one.backend ?? [])].map((address) => new URL(address).origin).join(' '));
}

/** The other dresses of the same page. */
function wardrobe(name: string, dress: Dress): Html {
  const say = stateWords(dress.lang);
  const choice = (label: string, words: Readonly<Record<string, string>>, key: keyof Dress, values: readonly string[]) => html`
<span class="choice" role="group" aria-label="${label}">${values.map((value) => html`<a href="${addressOf(name, {...dress, [key]: value})}"${
  raw(dress[key] === value ? ' aria-current="true"' : '')}>${words[value]!}</a>`)}</span>`;
  return html`<div class="wardrobe">${choice(say.language, {en: 'English', 'zh-CN': '中文'}, 'lang', ['en', 'zh-CN'])}${
    choice(say.theme, say.themes, 'theme', themes)}${choice(say.direction, say.directions, 'dir', directions)}</div>`;
}

function page({lang, theme, dir}: Dress, title: string, content: Html, connect = ''): Response {
  const document = html`<!doctype html>
<html lang="${lang}" dir="${dir}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${title} · Tea &amp; Clay</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
<link rel="stylesheet" href="/states/states.css">
</head>
<body class="states">${content}
</body>
</html>
`;
  return new Response(document.html, {headers: headersFor(connect)});
}
