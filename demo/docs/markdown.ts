/** Renders a page of the docs. Raw HTML in it is left out: the policy of the page would forbid most of it. */
import {Marked, type Tokens} from 'marked';
import {posix} from 'node:path';
import {slugify} from './slug.ts';

export interface RenderedPage {
  html: string;
  /** The headings of the second level. */
  headings: {id: string; text: string}[];
  /** Content of the `<style>` elements of the live examples. */
  css: string;
}

interface RenderOptions {
  /** Path of the page below `docs/`, without `.md`. */
  path: string;
  backendUrl: string;
  /** Whether a page is served under `/docs`; links to other files are left as text. */
  hasPage(path: string): boolean;
}

/** The host that examples name, since the reader's own is unknown. */
const EXAMPLE_BACKEND = 'https://gifts.your-shop.example';

export function renderMarkdown(text: string, {path, backendUrl, hasPage}: RenderOptions): RenderedPage {
  const headings: RenderedPage['headings'] = [];
  const styles: string[] = [];
  const slug = slugify();
  const marked = new Marked({
    renderer: {
      heading({tokens, depth, text: source}) {
        const id = slug(source);
        const content = this.parser.parseInline(tokens);
        const plain = source.replaceAll('`', '');
        if (depth === 2) headings.push({id, text: plain});
        return depth === 1 ? `<h1 id="${id}">${content}</h1>\n`
          : `<h${depth} id="${id}">${content} <a class="anchor" href="#${id}" aria-label="${escapeHtml(`Link to “${plain}”`)}">#</a></h${depth}>\n`;
      },
      code({text: code, lang = ''}) {
        const [language = '', isLive] = lang.split(' ');
        const block = `<div class="code"><pre tabindex="0"><code data-language="${escapeHtml(language)}">${escapeHtml(code)}</code></pre></div>\n`;
        if (isLive !== 'live') return block;
        for (const [, css] of code.matchAll(/<style>([^]*?)<\/style>/g)) styles.push(css!);
        const elements = code.replace(/<(style|script)\b[^]*?<\/\1>\s*/g, '').replaceAll(EXAMPLE_BACKEND, backendUrl);
        return `<div class="example">${elements.trim()}</div>\n${block}`;
      },
      table(token) {
        const cells = (row: Tokens.TableCell[], tag: string) => row.map((cell) => `<${tag}>${this.parser.parseInline(cell.tokens)}</${tag}>`).join('');
        return `<div class="table" role="group" aria-label="Table" tabindex="0"><table><thead><tr>${cells(token.header, 'th')}</tr></thead>`
          + `<tbody>${token.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('')}</tbody></table></div>\n`;
      },
      link({href, tokens}) {
        const label = this.parser.parseInline(tokens);
        const address = resolveLink(href, path, hasPage);
        return address ? `<a href="${escapeHtml(address)}">${label}</a>` : label;
      },
      html: () => '',
    },
  });
  return {html: marked.parse(text, {async: false}), headings, css: styles.join('\n')};
}

/** Undefined for a file that the demo does not serve, such as a source file. */
function resolveLink(href: string, path: string, hasPage: (path: string) => boolean): string | undefined {
  if (/^(https?:|mailto:|#|\/)/.test(href)) return href;
  const [file = '', hash] = href.split('#');
  const target = posix.join(posix.dirname(path), file).replace(/\.md$/, '');
  return hasPage(target) ? `/docs/${target}${hash ? `#${hash}` : ''}` : undefined;
}

const escapes: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'};
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character]!);
