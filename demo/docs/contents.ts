/** The table of contents: the lists of links in `docs/README.md`, in their order. */
import {readFileSync} from 'node:fs';

export interface DocPage {
  /** Path below `docs/` without `.md`, such as `recipes/shopify`. */
  path: string;
  title: string;
  summary: string;
}

export interface DocSection {
  title: string;
  pages: DocPage[];
}

const docsFolder = new URL('../../docs/', import.meta.url);
const SECTION = /^## (.+)\n([^]*?)(?=^## |$(?![^]))/gm;
const ENTRY = /^- \[(.+?)\]\(([\w/-]+)\.md\): (.+(?:\n {2}.+)*)$/gm;

/** Throws if the file does not exist. Call it with the path of a page in the contents only. */
export const readPage = (path: string): string => readFileSync(new URL(`${path}.md`, docsFolder), 'utf8');

export function readContents(): DocSection[] {
  return [...readPage('README').matchAll(SECTION)].map(([, title, list]) => ({
    title: title!,
    pages: [...list!.matchAll(ENTRY)].map(([, name, path, summary]) => ({path: path!, title: name!, summary: summary!.replace(/\s+/g, ' ')})),
  }));
}
