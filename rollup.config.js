/** What a browser and a server load: the script tag's module with its chunks, the hosted pages' module, and the backend. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {literalsHtmlCssMinifier} from '@literals/rollup-plugin-html-css-minifier';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild from 'rollup-plugin-esbuild';

const script = esbuild({target: 'es2022', tsconfig: 'tsconfig.json'});
const small = terser({ecma: 2020, module: true, compress: {passes: 2, pure_getters: true}, format: {comments: false}});

// Without its slash, an element in an svg`` template swallows the next one; and a space at a template's edge is a space between words.
const literals = literalsHtmlCssMinifier({
  include: ['src/**/*.ts'], failOnError: true, options: {minifyOptions: {keepClosingSlash: true, conservativeCollapse: true}},
});

/** A warning about our own code is a bug that somebody meets later; what libraries do is theirs. */
const onwarn = (warning) => {
  const about = warning.ids ?? [warning.id ?? warning.loc?.file ?? ''];
  if (about.every((id) => id.includes('node_modules'))) return;
  throw Object.assign(new Error(warning.message), warning);
};

/** The pictures that a gift's link unfurls to, one a cover, lie beside the pages' module. */
const cards = {
  name: 'cards',
  buildStart() {
    for (const file of readdirSync('src/server/pages/og-images')) {
      this.emitFile({type: 'asset', fileName: `pages/og-images/${file}`, source: readFileSync(`src/server/pages/og-images/${file}`)});
    }
  },
};

/**
 * What is always loaded together is one file: it packs better, and asks once. A sealed face needs `face` and not `core`;
 * everything else needs both.
 */
const together = {
  face: [
    'client/backend-url', 'client/fetch-card', 'client/fetch-defaults', 'client/url-token', 'client/storage', 'client/receipts', 'elements/gift-box/closed-box',
    'elements/gift-box/closed-box.styles', 'elements/gift-box/covers.styles', 'elements/shared/adopt-styles', 'elements/shared/buttons.styles', 'elements/shared/localize',
    'elements/shared/clock', 'elements/shared/tokens.styles', 'protocol/tokens', 'locales/plural', 'locales/format-time',
  ],
  core: [
    'client/get-card', 'client/drafts', 'client/sse', 'client/gift-client', 'client/gift-error', 'client/change-stream', 'client/links',
    'client/idempotency-key', 'client/retry', 'client/sent-gifts', 'client/transport', 'client/poll', 'elements/events', 'elements/gift-box/render-box',
    'elements/gift-box/open-box.styles', 'elements/shared/clients', 'elements/shared/clipboard', 'elements/shared/controls.styles', 'elements/shared/reduced-motion', 'elements/shared/report-error', 'elements/shared/swatch', 'elements/shared/visibility',
    'protocol/gift-constants',
    'protocol/lifecycle', 'protocol/decode', 'protocol/decoders.generated', 'protocol/text', 'locales/format',
  ],
};
/** Throws for a module that does not exist: a renamed file would silently leave its chunk. */
const ours = (file) => {
  const path = join(import.meta.dirname, 'src', `${file}.ts`);
  if (!existsSync(path)) throw new Error(`rollup.config.js lists src/${file}.ts, which does not exist.`);
  return path;
};
const chunkOf = new Map(Object.entries(together).flatMap(([chunk, files]) => files.map((file) => [ours(file), chunk])));

/** The entry keeps all that it needs itself, so that a button is one request. */
function fileFor(id, {getModuleInfo}) {
  const entry = new Set();
  const visit = (one) => {
    if (entry.has(one)) return;
    entry.add(one);
    getModuleInfo(one).importedIds.forEach(visit);
  };
  visit(ours('script'));
  return entry.has(id) ? 'send-as-gift' : chunkOf.get(id);
}

const browser = (input, {files = {}, more = []} = {}) => ({
  input,
  // The entry holds what its chunks share: one request, not a facade and another.
  preserveEntrySignatures: 'allow-extension',
  onwarn,
  plugins: [nodeResolve(), script, literals, ...more],
  output: {
    dir: 'dist',
    format: 'es',
    sourcemap: true,
    hoistTransitiveImports: false,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    ...files,
    plugins: [small],
  },
});

export default [
  browser({'send-as-gift': 'src/script.ts'}, {files: {manualChunks: fileFor, onlyExplicitManualChunks: true}}),
  browser({'pages/claim': 'src/server/pages/browser/claim.ts'}, {more: [cards]}),
  browser({'pages/manage': 'src/server/pages/browser/manage.ts'}),
  {
    input: {index: 'src/server/index.ts', node: 'src/server/node.ts', cli: 'src/server/cli.ts'},
    // Kysely and the HTTP bridge are bundled, so a shop that installs the button installs no server.
    external: (id) => /^(node:|zod(\/|$)|jose(\/|$))/.test(id),
    onwarn,
    plugins: [nodeResolve({preferBuiltins: true}), script],
    output: {
      dir: 'dist/server',
      format: 'es',
      sourcemap: false,
      hoistTransitiveImports: false,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
  },
];
