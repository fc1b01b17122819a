/** Bundles for browsers (the script tag's module with its chunks, the hosted pages) and for the backend. */
import {existsSync, globSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {literalsHtmlCssMinifier} from '@literals/rollup-plugin-html-css-minifier';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import esbuild, {minify as minifyWithEsbuild} from 'rollup-plugin-esbuild';
import {internalProperties} from './scripts/internal-properties.ts';

const transpileOptions = {target: 'es2022', tsconfig: 'tsconfig.json'};
const transpile = esbuild(transpileOptions);
const mangleCache = internalProperties();
/** Shortens the names of internal properties, so that plain names cost no bytes. */
const transpileForBrowser = esbuild({
  ...transpileOptions, mangleCache, mangleProps: new RegExp(`^(${Object.keys(mangleCache).join('|')})$`),
});
const simplify = minifyWithEsbuild({target: transpileOptions.target});
const minify = terser({
  ecma: 2020, module: true, format: {comments: false},
  // Our code calls no arrow function with `new`, and no getter has an effect.
  compress: {passes: 3, inline: 1, pure_getters: true, unsafe_arrows: true},
});

// Without its closing slash an element in an svg`` template swallows the next one, and a space at the edge of a template
// separates words.
const minifyTemplates = literalsHtmlCssMinifier({
  include: ['src/**/*.ts'], failOnError: true, options: {minifyOptions: {keepClosingSlash: true, conservativeCollapse: true}},
});

/** Private custom properties (`--_*`), each with a short name, so that plain names cost no bytes. The npm modules keep every name. */
const PRIVATE_PROPERTY = /--_[a-z-]+/g;
const shortProperties = new Map([...new Set(globSync('src/elements/**/*.ts').flatMap((file) => readFileSync(file, 'utf8').match(PRIVATE_PROPERTY) ?? []))]
  .sort().map((name, index) => [name, `--_g${index.toString(36)}`]));
const shortenPrivateProperties = {
  name: 'shorten-private-properties',
  transform: (code, id) => (id.includes('/src/elements/') ? {code: code.replace(PRIVATE_PROPERTY, (name) => shortProperties.get(name)), map: null} : null),
};

/**
 * Takes out of Lit what this bundle never uses: the hooks for polyfills and for rendering on a server, and the list of loaded versions. Its
 * internal names (`_$AH`) get short ones. Throws if a new version of Lit has no such lines.
 */
const litHooks = {
  'reactive-element.js': [
    /,\w+=\w+\.reactiveElementPolyfillSupport/,
    /,\w+\?\.\(\{ReactiveElement:\w+\}\),\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
  ],
  'lit-html.js': [/,\w+=\w+\.litHtmlPolyfillSupport;\w+\?\.\(\w+,\w+\),\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/],
  'lit-element.js': [
    /,\w+\.litElementHydrateSupport\?\.\(\{LitElement:\w+\}\)(?=;)/, /const \w+=\w+\.litElementPolyfillSupport;\w+\?\.\(\{LitElement:\w+\}\);/,
    /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
  ],
};
const litNames = new Map();
const shortName = (name) => {
  if (!litNames.has(name)) litNames.set(name, `$${litNames.size.toString(36)}`);
  return litNames.get(name);
};
const shortenLit = {
  name: 'shorten-lit',
  transform(code, id) {
    if (!/node_modules\/(?:lit-html|lit-element|@lit\/reactive-element)\//.test(id)) return null;
    const shortened = (litHooks[basename(id)] ?? []).reduce((rest, hook) => {
      if (!hook.test(rest)) throw new Error(`${basename(id)} has changed: ${hook} is not in it.`);
      return rest.replace(hook, '');
    }, code);
    return {code: shortened.replace(/_\$[A-Za-z]\w*\$?/g, shortName), map: null};
  },
};

/** Throws on warnings about our own code. */
const onwarn = (warning) => {
  const ids = warning.ids ?? [warning.id ?? warning.loc?.file ?? ''];
  if (ids.every((id) => id.includes('node_modules'))) return;
  throw Object.assign(new Error(warning.message), warning);
};

/** Copies the preview images of claim links, one for each cover. */
const copyPreviewImages = {
  name: 'copy-preview-images',
  buildStart() {
    for (const file of readdirSync('src/server/pages/og-images')) {
      this.emitFile({type: 'asset', fileName: `pages/og-images/${file}`, source: readFileSync(`src/server/pages/og-images/${file}`)});
    }
  },
};

/**
 * Modules that are always loaded together share a chunk: one request, and better compression. A sealed card needs
 * `sealed` only; everything else needs both.
 */
const chunks = {
  sealed: [
    'client/backend-url', 'client/fetch-defaults', 'client/storage', 'client/url-token',
    'elements/gift-box/closed-box', 'elements/gift-box/closed-box.styles', 'elements/gift-box/covers.styles',
    'elements/shared/adopt-styles', 'elements/shared/buttons.styles', 'elements/shared/clock', 'elements/shared/custom-strings', 'elements/shared/localize',
    'elements/shared/tokens.styles', 'locales/format-money', 'locales/format-time', 'locales/locale', 'locales/plural', 'protocol/currency',
    'protocol/tokens',
  ],
  core: [
    'client/change-stream', 'client/drafts', 'client/gift-client', 'client/gift-error', 'client/idempotency-key',
    'client/links', 'client/load-part', 'client/poll', 'client/retry', 'client/sent-gifts', 'client/sse', 'client/transport', 'elements/events',
    'elements/gift-box/gift-box', 'elements/gift-box/open-box.styles', 'elements/gift-box/render-box', 'elements/send-as-gift/panel/catalog-cache',
    'elements/shared/clients', 'elements/shared/clipboard', 'elements/shared/controls.styles', 'elements/shared/icons', 'elements/shared/page-checks',
    'elements/shared/reduced-motion', 'elements/shared/report-error', 'elements/shared/reveal', 'elements/shared/swatch', 'elements/shared/visibility',
    'locales/format', 'protocol/decode', 'protocol/loopback', 'protocol/sender-decoders.generated', 'protocol/gift-constants',
    'protocol/lifecycle', 'protocol/text',
  ],
};

/** Throws for a module that does not exist: a renamed file would silently leave its chunk. */
const modulePath = (module) => {
  const path = join(import.meta.dirname, 'src', `${module}.ts`);
  if (!existsSync(path)) throw new Error(`rollup.config.js lists src/${module}.ts, which does not exist.`);
  return path;
};
const chunkOf = new Map(Object.entries(chunks).flatMap(([chunk, modules]) => modules.map((module) => [modulePath(module), chunk])));

/** What the hosted claim page loads between the sealed card and the opened gift. */
const recipientModules = new Set([
  'client/claims', 'client/idempotency-key', 'elements/shared/visibility', 'protocol/decode', 'protocol/recipient-decoders.generated',
  'protocol/text',
].map(modulePath));

/** A sender needs the panel and then the status of the gift: joined, they are 1.4 KB smaller. */
const senderModules = ['elements/send-as-gift/panel/index', 'elements/gift-status/status-controller'];

/** Strings that share a chunk for each language: each chunk more costs its name ten times. */
const localeChunks = {
  sender: ['panel', 'share', 'status'],
  // What only some senders need.
  more: ['confirm', 'details', 'options', 'sent-gifts', 'share-targets'],
};
const hostedLocaleChunks = {sealed: ['durations', 'sealed-card'], opened: ['claim', 'common', 'outcomes']};

function localeChunk(id, chunks) {
  const [, language, part] = /\/src\/locales\/([\w-]+)\/([\w-]+)\.ts$/.exec(id) ?? [];
  const name = Object.keys(chunks).find((chunk) => chunks[chunk].includes(part));
  return name && `${name}-${language}`;
}

/**
 * Keeps in the entry everything that it imports statically, so that a button is one request, and with the claim card's controller what
 * only recipients need before they open the gift.
 */
function chunkFor(id, {getModuleInfo}) {
  const isImportedBy = (module) => collectImports(modulePath(module), getModuleInfo).has(id);
  if (isImportedBy('script')) return 'send-as-gift';
  const chunk = chunkOf.get(id) ?? localeChunk(id, localeChunks);
  if (chunk) return chunk;
  if (isImportedBy('elements/gift-claim-card/claim-controller')) return 'claim-controller';
  return senderModules.some(isImportedBy) ? 'sender' : undefined;
}

/** A module and everything that it imports statically. */
function collectImports(module, getModuleInfo, found = new Set()) {
  if (found.has(module)) return found;
  found.add(module);
  for (const imported of getModuleInfo(module).importedIds) collectImports(imported, getModuleInfo, found);
  return found;
}

const browserBundle = (input, {output = {}, plugins = []} = {}) => ({
  input,
  // The entry also exports what its chunks share: one request instead of a facade and a chunk.
  preserveEntrySignatures: 'allow-extension',
  onwarn,
  plugins: [nodeResolve(), shortenLit, shortenPrivateProperties, transpileForBrowser, minifyTemplates, ...plugins],
  output: {
    dir: 'dist',
    format: 'es',
    // The comment that links a source map would cost 30 bytes in each file; the backend sends a SourceMap header instead.
    sourcemap: 'hidden',
    generatedCode: {arrowFunctions: true, constBindings: true, objectShorthand: true},
    hoistTransitiveImports: false,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash:7].js',
    ...output,
    plugins: [simplify, minify],
  },
});

export default [
  browserBundle({'send-as-gift': 'src/script.ts'}, {output: {manualChunks: chunkFor, onlyExplicitManualChunks: true}}),
  browserBundle({'pages/claim': 'src/server/pages/browser/claim.ts'}, {
    output: {manualChunks: (id) => (recipientModules.has(id) ? 'recipient' : localeChunk(id, hostedLocaleChunks)), onlyExplicitManualChunks: true},
    plugins: [copyPreviewImages],
  }),
  browserBundle({'pages/manage': 'src/server/pages/browser/manage.ts'}, {
    output: {manualChunks: (id) => localeChunk(id, localeChunks), onlyExplicitManualChunks: true},
  }),
  {
    input: {index: 'src/server/index.ts', node: 'src/server/node.ts', cli: 'src/server/cli.ts', 'payment-kit': 'src/server/payment-kit/index.ts'},
    // Kysely, Hono and the HTTP bridge are bundled, so that a shop that installs only the button installs no server.
    external: (id) => /^(node:|@mollie\/api-client$|zod(\/|$)|jose(\/|$)|stripe(\/|$))/.test(id),
    onwarn,
    plugins: [nodeResolve({preferBuiltins: true}), transpile],
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
