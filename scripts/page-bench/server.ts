/** Serves the production build, the bundled Lit button and a page for each contestant on loopback, compressed with brotli 11. */
import {existsSync, readFileSync} from 'node:fs';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join, normalize} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {build} from 'esbuild';
import type {Contestant} from './contestants.ts';

const root = join(import.meta.dirname, '../..');

export interface PageOptions {
  /** Rules for the tag, as the README documents them. */
  style?: string;
  /** The script arrives this much later. */
  lateMs?: number;
  /** The page has one button instead of none. */
  hasButton?: boolean;
}

export interface PageServer {
  origin: string;
  /** The address of a page for this contestant. */
  pageUrl(contestant: Contestant, options?: PageOptions): string;
  close(): Promise<void>;
}

/** The styles that the README puts beside the tag. */
export const DOCUMENTED_STYLE = /<style>(send-as-gift \{[^<]+)<\/style>/.exec(readFileSync(join(root, 'README.md'), 'utf8'))![1]!;

async function bundleLit(): Promise<Map<string, Buffer>> {
  const {outputFiles} = await build({
    entryPoints: [join(import.meta.dirname, 'lit-button.ts')], bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022',
    outdir: '/lit', write: false, logLevel: 'error', tsconfig: join(root, 'tsconfig.json'),
  });
  return new Map(outputFiles.map(({path, contents}) => [`/lit/${path.split(/[\\/]/).at(-1)}`, Buffer.from(contents)]));
}

/** `otherDist` is the `dist` folder of another build. */
export async function startPageServer(getBackend: () => string, otherDist: string | undefined): Promise<PageServer> {
  const lit = await bundleLit();
  const folders: Record<string, string | undefined> = {dist: join(root, 'dist'), other: otherDist};
  const pages = new Map<string, string>();
  const compressed = new Map<string, Buffer>();

  function readScript(path: string): Buffer | undefined {
    if (lit.has(path)) return lit.get(path);
    const [, folder = '', ...rest] = path.split('/');
    const base = folders[folder];
    const file = base && normalize(join(base, ...rest));
    return file && file.startsWith(base) && existsSync(file) ? readFileSync(file) : undefined;
  }

  function sendScript(path: string, response: ServerResponse) {
    const found = compressed.get(path);
    const source = found ?? readScript(path);
    if (!source) return void response.writeHead(404).end();
    const body = found ?? brotliCompressSync(source);
    compressed.set(path, body);
    response.writeHead(200, {'content-type': 'text/javascript', 'content-encoding': 'br', 'cache-control': 'no-store'}).end(body);
  }

  const server = createServer((request, response) => {
    const {pathname, searchParams} = new URL(request.url ?? '/', 'http://page.test');
    const page = pages.get(pathname);
    if (page) return void response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end(page);
    setTimeout(sendScript, Number(searchParams.get('late') ?? 0), pathname, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    pageUrl(contestant, options = {}) {
      const path = `/pages/${pages.size}`;
      pages.set(path, renderPage(contestant, getBackend(), options));
      return origin + path;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function renderPage({markup, script, fault}: Contestant, backend: string, {style = '', lateMs = 0, hasButton = false}: PageOptions): string {
  const source = lateMs ? `${script}?late=${lateMs}` : script;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Page</title>
<link rel="icon" href="data:,"><style>body { font: 16px/1.5 system-ui; margin: 24px } ${style}</style>
${script ? `<script type="module" src="${source}"></script>` : ''}${fault ? `<script type="module">${fault}</script>` : ''}</head>
<body><h1>Morning mug</h1><main>${hasButton ? markup(backend) : ''}</main>${'<p>A mug for slow mornings, thrown by hand.</p>'.repeat(20)}</body></html>`;
}
