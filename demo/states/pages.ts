/** The list of all states, and the page of one. */
import {pageHeaders} from '../layout.ts';
import {html, raw, type Html} from '../html.ts';
import {stateUrl, directions, themes, type ViewOptions} from './view-options.ts';
import {UNREACHABLE} from './panel-states.ts';
import type {Group, ElementSetup, State} from './state.ts';
import {allStates, groups} from './all-states.ts';
import {uiStrings} from './ui-strings.ts';

export function listPage(view: ViewOptions): Response {
  const say = uiStrings(view.lang);
  return renderPage(view, say.title, html`
<header class="bar"><a class="brand" href="/${raw(view.lang === 'en' ? '' : `?lang=${view.lang}`)}">Tea <span>&amp;</span> Clay</a>${renderToolbar('', view)}</header>
<main id="content" class="list">
<h1>${say.title}</h1>
<p class="quiet">${say.intro} ${say.count(allStates.length)}</p>
${groups.map((group) => renderSection(group, view))}
</main>`);
}

const renderSection = ({name, title, states}: Group, view: ViewOptions) => html`
<section aria-labelledby="${name}">
<h2 id="${name}">${title[view.lang]}</h2>
<ul role="list">${states.map((state) => html`
<li><a href="${stateUrl(state.name, view)}">${state.title[view.lang]}</a></li>`)}
</ul>
</section>`;

export interface StatePageParams {
  state: State;
  stage: ElementSetup;
  /** The town's backend. */
  backend: string;
  shopUrl: string;
}

export function statePage(view: ViewOptions, {state, stage, backend, shopUrl}: StatePageParams): Response {
  const say = uiStrings(view.lang);
  const at = allStates.indexOf(state);
  const neighborLink = (other: State | undefined, words: string, rel: string) =>
    other && html`<a href="${stateUrl(other.name, view)}" rel="${rel}">${words}</a>`;
  const theme = view.theme === 'auto' ? undefined : view.theme;
  const stages = [stage, ...(stage.siblings ?? [])]
    .map(({siblings: _, ...one}) => ({backend: one.tag === 'gift-box' ? undefined : backend, theme, ...one}));
  return renderPage(view, state.title[view.lang], html`
<header class="bar">
<nav aria-label="${say.all}"><a href="${stateUrl('', view)}">${say.all}</a>${neighborLink(allStates[at - 1], say.previous, 'prev')}${neighborLink(allStates[at + 1], say.next, 'next')}
<a href="${stateUrl(state.name, view)}${raw(stateUrl(state.name, view).includes('?') ? '&' : '?')}anew">${say.refresh}</a></nav>
${renderToolbar(state.name, view)}
</header>
<main id="content" class="one">
<h1>${state.title[view.lang]}</h1>
${state.trustedClicks && html`<p class="quiet">${say.clickFirst} ${state.trustedClicks.map((press) => press[view.lang]).join(' → ')}</p>`}
<p class="trouble" id="trouble" role="alert" hidden data-words="${say.setupFailed}"></p>
<div id="place" data-tag="${stage.tag}" data-many="${String(stages.length > 1)}"></div>
</main>
<script type="application/json" id="stage">${raw(JSON.stringify({stages, backends: [backend, UNREACHABLE, `${shopUrl}/states/`]}).replaceAll('<', '\\u003c'))}</script>
<script type="module" src="/states/apply-setup.js"></script>
<script type="module" src="/send-as-gift/send-as-gift.js"></script>`, [backend, UNREACHABLE, ...stages.flatMap((one) => one.backend ?? [])].map((address) => new URL(address).origin).join(' '));
}

/** The other dresses of the same page. */
function renderToolbar(name: string, view: ViewOptions): Html {
  const say = uiStrings(view.lang);
  const choice = (label: string, words: Readonly<Record<string, string>>, key: keyof ViewOptions, values: readonly string[]) => html`
<span class="choice" role="group" aria-label="${label}">${values.map((value) => html`<a href="${stateUrl(name, {...view, [key]: value})}"${
  raw(view[key] === value ? ' aria-current="true"' : '')}>${words[value]!}</a>`)}</span>`;
  return html`<div class="wardrobe">${choice(say.language, {en: 'English', 'zh-CN': '中文'}, 'lang', ['en', 'zh-CN'])}${
    choice(say.theme, say.themes, 'theme', themes)}${choice(say.direction, say.directions, 'dir', directions)}</div>`;
}

function renderPage({lang, theme, dir}: ViewOptions, title: string, content: Html, connect = ''): Response {
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
  return new Response(document.html, {headers: pageHeaders(connect)});
}
