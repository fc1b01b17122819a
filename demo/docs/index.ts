/** The documentation under `/docs`: a page for each Markdown file of the contents, the file itself, and `llms.txt`. */
import {html, raw} from 'hono/html';
import {serveDemoFile} from '../static-files.ts';
import {readContents, readPage, type DocSection} from './contents.ts';
import {renderDocPage} from './layout.ts';
import {renderMarkdown} from './markdown.ts';
import {renderPlayground} from './playground.ts';

const assets = new Set(['contents.js', 'docs.css', 'docs.js', 'playground.js']);

export interface DocsOptions {
  backendUrl: string;
  shopUrl: string;
}

/** Handles `GET /docs…`. Undefined for a path that is no page. */
export async function serveDocs(pathname: string, {backendUrl, shopUrl}: DocsOptions): Promise<Response | undefined> {
  const path = pathname.replace(/^\/docs\/?/, '').replace(/\/$/, '');
  if (assets.has(path)) return serveDemoFile(`docs/${path}`);
  const sections = readContents();
  if (path === 'llms.txt') return serveText(renderLlmsText(sections, shopUrl), 'text/plain');
  const pages = sections.flatMap((section) => section.pages);
  const [, name = '', extension = ''] = /^([\w/-]*?)(?:\.(md|css))?$/.exec(path) ?? [undefined, '-'];
  const page = pages.find((candidate) => candidate.path === name);
  const isStart = name === '' || name === 'README';
  if (!page && !isStart) return undefined;
  const text = readPage(page?.path ?? 'README');
  if (extension === 'md') return serveText(text, 'text/markdown');
  const hasPage = (target: string) => target === 'README' || pages.some((candidate) => candidate.path === target);
  const {html: content, headings, css} = renderMarkdown(text, {path: page?.path ?? 'README', backendUrl, hasPage});
  if (extension === 'css') return serveText(css, 'text/css');
  const isPlayground = page?.path === 'playground';
  return renderDocPage({
    title: page?.title ?? 'send-as-gift', ...(page && {path: page.path}), sections, headings: page ? headings : [], backendUrl, hasStyles: css !== '',
    content: html`${raw(content)}${isPlayground && renderPlayground(backendUrl)}`, scripts: isPlayground ? ['playground.js'] : [],
  });
}

/** The contents for language models (llmstxt.org): every page as Markdown. */
const renderLlmsText = (sections: DocSection[], shopUrl: string) => `# send-as-gift

> Any product on any page becomes a gift: a web component for senders, a claim card for recipients, and a backend.
${sections.map(({title, pages}) => `
## ${title}

${pages.map((page) => `- [${page.title}](${shopUrl}/docs/${page.path}.md): ${page.summary}`).join('\n')}
`).join('')}`;

const serveText = (text: string, type: string) => new Response(text, {
  headers: {'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-cache', 'X-Content-Type-Options': 'nosniff'},
});
