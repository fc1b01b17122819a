/** A page of the docs: navigation, content, and the headings of the page. */
import {html, raw} from 'hono/html';
import {pageHeaders, type Html} from '../layout.ts';
import type {DocPage, DocSection} from './contents.ts';

interface DocLayout {
  title: string;
  /** Undefined for the start page. */
  path?: string;
  sections: DocSection[];
  headings: {id: string; text: string}[];
  content: Html;
  backendUrl: string;
  /** Loads a stylesheet for the examples of the page. */
  hasStyles?: boolean;
  /** Further scripts of the page. */
  scripts?: string[];
}

export function renderDocPage(layout: DocLayout): Response {
  const {title, path, sections, headings, content, backendUrl, hasStyles, scripts = []} = layout;
  const pages = sections.flatMap((section) => section.pages);
  const index = pages.findIndex((page) => page.path === path);
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>${path === undefined ? title : `${title} · send-as-gift`}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/docs/docs.css">
${hasStyles && html`<link rel="stylesheet" href="/docs/${path}.css">`}
${path !== undefined && html`<link rel="alternate" type="text/markdown" href="/docs/${path}.md">`}
<script type="module" src="/send-as-gift/send-as-gift.js"></script>
<script type="module" src="/docs/docs.js"></script>
${scripts.map((script) => html`<script type="module" src="/docs/${script}"></script>`)}
</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="top"><a class="brand" href="/docs">send-as-gift</a><nav aria-label="Site"><a href="/docs/playground">Playground</a><a href="/">Demo shop</a><a href="/docs/llms.txt">llms.txt</a></nav></header>
<div class="columns">
<nav class="contents" aria-label="Documentation"><details open><summary>Contents</summary>${sections.map((section) => html`
<h2>${section.title}</h2>
<ul role="list">${section.pages.map((page) => html`<li><a href="/docs/${page.path}"${raw(page.path === path ? ' aria-current="page"' : '')}>${page.title}</a></li>`)}</ul>`)}
</details><script src="/docs/contents.js"></script></nav>
<main id="content" tabindex="-1">
${content}
${path !== undefined && html`<p class="source"><a href="/docs/${path}.md">This page as Markdown</a></p>`}
${index >= 0 && html`<nav class="neighbors" aria-label="Neighboring pages">${renderNeighbor(pages[index - 1], 'Back', 'prev')}${renderNeighbor(pages[index + 1], 'Next', 'next')}</nav>`}
</main>
${headings.length > 1 ? html`<nav class="headings" aria-label="On this page"><h2>On this page</h2><ul role="list">${headings.map(({id, text}) => html`<li><a href="#${id}">${text}</a></li>`)}</ul></nav>` : html`<div></div>`}
</div>
</body>
</html>
`;
  return new Response(document.toString(), {headers: pageHeaders(backendUrl)});
}

const renderNeighbor = (page: DocPage | undefined, label: string, rel: string) =>
  page && html`<a href="/docs/${page.path}" rel="${rel}"><span>${label}</span> ${page.title}</a>`;
