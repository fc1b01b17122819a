/**
 * Finds the properties that only modules of the elements use, so that the build can shorten their names in the bundles of
 * the script tag and the hosted pages. Plain names then cost no bytes. The npm modules keep every name.
 *
 * A name is internal only if it has a capital letter inside and occurs nowhere else: not in a string or template (attributes,
 * dynamic keys, `.property=` bindings), not in the protocol or the client (JSON, storage, public types), not on a public
 * element or event, and not in a library or the DOM.
 */
import {globSync, readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
const CAMEL_CASE = /^[a-z][a-z0-9]*[A-Z]\w*$/;
/** The name of an export is within this many characters of the statement. */
const EXPORT_NAME_LENGTH = 120;

/** Declares what pages, other programs or later versions see: public classes, events, JSON and stored shapes. */
const SHARED = [
  'src/protocol/**/*.ts', 'src/client/**/*.ts', 'src/elements/{define,events,events-core,index}.ts',
  'src/elements/send-as-gift/{button,send-as-gift}.ts', 'src/elements/gift-claim-card/gift-claim-card.ts',
  'src/elements/gift-status/gift-status.ts', 'src/elements/send-as-gift/panel/form-storage.ts',
];
const OWN = ['src/elements/**/*.ts', 'src/locales/**/*.ts', 'src/poster/**/*.ts', 'src/address/{*,chinese/*}.ts'];
const LIBRARIES = [
  'lit', 'lit-element', 'lit-html', '@lit/reactive-element', '@floating-ui/dom', '@floating-ui/core', '@floating-ui/utils', 'lean-qr', 'jose',
];

const find = (patterns: readonly string[]) => globSync(patterns as string[], {cwd: root}).sort();
const parse = (file: string) => ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
function addWords(words: Set<string>, text: string) {
  for (const word of text.match(/[\w$]+/g) ?? []) words.add(word);
}

function isPropertyName(node: ts.Identifier): boolean {
  const {parent} = node;
  const declaresProperty = ts.isPropertySignature(parent) || ts.isPropertyDeclaration(parent)
    || ts.isMethodSignature(parent) || ts.isMethodDeclaration(parent) || ts.isAccessor(parent)
    || ts.isPropertyAssignment(parent) || ts.isShorthandPropertyAssignment(parent);
  return declaresProperty && parent.name === node;
}

/** Lazy modules are read by the names of their exports, so those stay. */
const isExported = (node: ts.Node) => ts.canHaveModifiers(node) && ts.isStatement(node)
  && ts.getModifiers(node)?.some(({kind}) => kind === ts.SyntaxKind.ExportKeyword);

/** The names, sorted, each with the short name that replaces it. */
export function internalProperties(): Record<string, string> {
  const names = new Set<string>();
  const excluded = new Set<string>();
  for (const file of find([...OWN, ...SHARED])) {
    const visit = (node: ts.Node) => {
      if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) addWords(excluded, node.text);
      if (isExported(node)) addWords(excluded, node.getText().slice(0, EXPORT_NAME_LENGTH));
      if (ts.isIdentifier(node) && isPropertyName(node) && CAMEL_CASE.test(node.text)) names.add(node.text);
      node.forEachChild(visit);
    };
    visit(parse(file));
  }
  for (const file of find(SHARED)) addWords(excluded, readFileSync(join(root, file), 'utf8'));
  const {resolve} = createRequire(import.meta.url);
  const typescriptLib = dirname(resolve('typescript'));
  for (const file of globSync('lib.*.d.ts', {cwd: typescriptLib})) addWords(excluded, readFileSync(join(typescriptLib, file), 'utf8'));
  for (const library of LIBRARIES) {
    for (const file of globSync(`node_modules/${library}/**/*.{js,mjs,d.ts}`, {cwd: root, exclude: (path) => path.includes('/node_modules/node_modules')})) {
      addWords(excluded, readFileSync(join(root, file), 'utf8'));
    }
  }
  const internal = [...names].filter((name) => !excluded.has(name)).sort();
  const shortNames = pairs().filter((pair) => !excluded.has(pair));
  if (internal.length > shortNames.length) throw new Error('More internal properties than short names: let pairs() return longer ones.');
  return Object.fromEntries(internal.map((name, index) => [name, shortNames[index]!]));
}

/** All names of two letters. */
function pairs(): string[] {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];
  const all = [...letters, ...letters.map((letter) => letter.toUpperCase())];
  return letters.flatMap((first) => all.map((second) => first + second));
}
