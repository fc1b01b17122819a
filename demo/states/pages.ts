/** The page that lists all states, and the page of one state. */
import {html, raw} from 'hono/html';
import {pageHeaders, type Html} from '../layout.ts';
import {elementLanguages, pageLanguage, stateUrl, themes, type ViewOptions} from './view-options.ts';
import {UNREACHABLE} from './fault-proxy.ts';
import type {Group, ElementSetup, State} from './state.ts';
import {allStates, groups} from './all-states.ts';
import {uiStrings} from './ui-strings.ts';

export function listPage(view: ViewOptions): Response {
  const strings = uiStrings(pageLanguage(view));
  return renderPage(view, strings.title, html`
<header class="bar"><a class="brand" href="/${raw(pageLanguage(view) === 'en' ? '' : `?lang=${pageLanguage(view)}`)}">Tea <span>&amp;</span> Clay</a>${renderToolbar('', view)}</header>
<main id="content" class="list">
<h1>${strings.title}</h1>
<p class="quiet">${strings.intro} ${strings.count(allStates.length)}</p>
${groups.map((group) => renderSection(group, view))}
</main>`);
}

const renderSection = ({name, title, states}: Group, view: ViewOptions) => html`
<section aria-labelledby="${name}">
<h2 id="${name}">${title[pageLanguage(view)]}</h2>
<ul role="list">${states.map((state) => html`
<li><a href="${stateUrl(state.name, view)}">${state.title[pageLanguage(view)]}</a></li>`)}
</ul>
</section>`;

export interface StatePageParams {
  state: State;
  setup: ElementSetup;
  /** URL of the states' backend. */
  backend: string;
  shopUrl: string;
}

export function statePage(view: ViewOptions, {state, setup, backend, shopUrl}: StatePageParams): Response {
  const strings = uiStrings(pageLanguage(view));
  const index = allStates.indexOf(state);
  const neighborLink = (neighbor: State | undefined, label: string, rel: string) =>
    neighbor && html`<a href="${stateUrl(neighbor.name, view)}" rel="${rel}">${label}</a>`;
  const theme = view.theme === 'auto' ? undefined : view.theme;
  const elements = [setup, ...(setup.siblings ?? [])]
    .map(({siblings: _, ...one}) => ({backend: one.tag === 'gift-box' ? undefined : backend, theme, ...one}));
  // The same for all states: `card-third-party` reaches the shop under its other name.
  const connectOrigins = [backend, UNREACHABLE, shopUrl, shopUrl.replace('//localhost', '//127.0.0.1')].map((url) => new URL(url).origin);
  return renderPage(view, state.title[pageLanguage(view)], html`
<header class="bar">
<nav aria-label="${strings.all}"><a href="${stateUrl('', view)}">${strings.all}</a>${neighborLink(allStates[index - 1], strings.previous, 'prev')}${neighborLink(allStates[index + 1], strings.next, 'next')}
<a href="${stateUrl(state.name, view)}${raw(stateUrl(state.name, view).includes('?') ? '&' : '?')}refresh">${strings.refresh}</a></nav>
${renderToolbar(state.name, view)}
</header>
<main id="content" class="one">
<h1>${state.title[pageLanguage(view)]}</h1>
${state.trustedClicks && html`<p class="quiet">${strings.clickFirst} ${state.trustedClicks.map((label) => label[pageLanguage(view)]).join(' → ')}</p>`}
<p class="error" id="setup-error" role="alert" hidden data-message="${strings.setupFailed}"></p>
<div id="preview" data-tag="${setup.tag}" data-many="${String(elements.length > 1)}"></div>
</main>
<script type="application/json" id="setup">${raw(JSON.stringify({elements, backends: [backend, UNREACHABLE, `${shopUrl}/states/`]}).replaceAll('<', '\\u003c'))}</script>
<script type="module" src="/states/apply-setup.js"></script>
<script type="module" src="/send-as-gift/send-as-gift.js"></script>`, connectOrigins.join(' '));
}

/** Links to the same page in other languages and themes. */
function renderToolbar(name: string, view: ViewOptions): Html {
  const strings = uiStrings(pageLanguage(view));
  const choice = (label: string, labels: Readonly<Record<string, string>>, key: keyof ViewOptions, values: readonly string[]) => html`
<span class="choice" role="group" aria-label="${label}">${values.map((value) => html`<a href="${stateUrl(name, {...view, [key]: value})}"${
  raw(view[key] === value ? ' aria-current="true"' : '')}>${labels[value]!}</a>`)}</span>`;
  return html`<div class="toolbar">${choice(strings.language, elementLanguages, 'lang', Object.keys(elementLanguages))}${
    choice(strings.theme, strings.themes, 'theme', themes)}</div>`;
}

function renderPage({lang, theme}: ViewOptions, title: string, content: Html, connect = ''): Response {
  const document = html`<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}" data-theme="${theme}">
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
  return new Response(document.toString(), {headers: pageHeaders(connect)});
}
