/** The fenced code blocks of a Markdown file, and what they may contain. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ConsumerProject} from './consumer-project.ts';
import {root} from './module-graph.ts';
import {typescriptCompiler} from './run-command.ts';

export interface Snippet {
  file: string;
  language: string;
  code: string;
  line: number;
}

export function readSnippets(file: string): Snippet[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: live)?\n([^]*?)^```$/gm)].map(({1: language, 2: code, index}) =>
    ({file, language: language!, code: code!, line: text.slice(0, index).split('\n').length}));
}

interface Named {
  name: string;
}

interface Declaration {
  tagName: string;
  attributes: Named[];
  cssParts: Named[];
  cssProperties: Named[];
  cssStates?: Named[];
}

const readDeclarations = () => (JSON.parse(readFileSync(join(root, 'dist/custom-elements.json'), 'utf8')) as {modules: {declarations: Declaration[]}[]})
  .modules.flatMap((module) => module.declarations);
const names = (list: readonly Named[] = []) => new Set(list.map(({name}) => name));

/** Attributes that every element has. */
const globalAttributes = new Set(['class', 'lang', 'style']);

/** Asserts that the elements, attributes, parts, states and custom properties in a snippet exist. */
export function assertElementsExist(code: string): void {
  const declarations = readDeclarations();
  const find = (tagName: string) => declarations.find((candidate) => candidate.tagName === tagName);
  for (const [, tagName, attributes] of code.matchAll(/<((?:send|gift)-[a-z-]+)\s*([^>]*)>/g)) {
    const declaration = find(tagName!);
    assert.ok(declaration, tagName);
    // A template's own syntax names attributes too: `:product.attr="…"`, `{{ … }}`.
    const text = attributes!.replace(/"[^"]*"|\{[^}]*\}+|\{%[^]*?%\}/g, '');
    for (const [, name] of text.matchAll(/([a-z][\w-]*)(?:\.attr)?(?==|\s|$)/g)) {
      assert.ok(names(declaration.attributes).has(name!) || globalAttributes.has(name!), `${tagName} ${name}`);
    }
  }
  for (const [, tagName, kind, name] of code.matchAll(/([a-z]+(?:-[a-z]+)+)(::part|:state)\(([\w-]+)\)/g)) {
    const declaration = find(tagName!);
    assert.ok(names(kind === '::part' ? declaration?.cssParts : declaration?.cssStates).has(name!), `${tagName}${kind}(${name})`);
  }
  const parts = new Set(declarations.flatMap(({cssParts}) => [...names(cssParts)]));
  for (const [, name] of code.matchAll(/::part\(([\w-]+)\)/g)) assert.ok(parts.has(name!), name);
  const states = new Set(declarations.flatMap(({cssStates}) => [...names(cssStates)]));
  for (const [, name] of code.matchAll(/:state\(([\w-]+)\)/g)) assert.ok(states.has(name!), name);
  const properties = new Set(declarations.flatMap(({cssProperties}) => [...names(cssProperties)]));
  for (const [name] of code.matchAll(/--gift-[\w-]+/g)) assert.ok(properties.has(name), name);
}

/** Tools that are not ours: their lines are not checked. */
const otherTools = new Set(['cp', 'mkdir', 'openssl', 'export', 'stripe']);

/** The lines of shell snippets with a script, command or option that this package does not have. */
export function findUnknownCommands(snippets: readonly Snippet[]): string[] {
  const {name, scripts, bin} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const help = execFileSync(process.execPath, [join(root, 'dist/server/cli.js'), '--help'], {encoding: 'utf8'});
  const lines = snippets.flatMap(({code}) => code.split('\n')).flatMap((line) => line.replace(/#.*/, '').split('&&')).map((line) => line.trim());
  return lines.filter(Boolean).filter((line) => {
    const [command = '', argument = '', ...rest] = line.replace(/^(\w+=\S+ )+/, '').split(/\s+/);
    if (otherTools.has(command)) return false;
    if (command === 'npm') {
      if (argument === 'ci' || argument === 'test') return false;
      if (argument === 'install') return !rest.includes(name);
      return !scripts[argument === 'run' ? rest[0]! : argument];
    }
    return command !== 'npx' || !bin[argument] || rest.some((option) => option.startsWith('--') && !help.includes(option.split('=')[0]!));
  });
}

/** Type-checks snippets in a project that has installed the package, with these global types only. */
export function typeCheckSnippets(project: ConsumerProject, name: string, snippets: readonly Snippet[], types: string[]): void {
  assert.ok(snippets.length > 0);
  const files = snippets.map(({file, code, line}) => {
    const path = `${file.replace(/\W/g, '-')}-line-${line}.ts`;
    project.write(path, `${code}\nexport {};\n`);
    return path;
  });
  project.write('elements.d.ts', "import 'send-as-gift';\n");
  project.write(`${name}.json`, JSON.stringify({
    compilerOptions: {strict: true, module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom', 'dom.iterable'], noEmit: true, types, skipLibCheck: false},
    files: [...files, 'elements.d.ts'],
  }));
  try {
    execFileSync(process.execPath, [typescriptCompiler, '-p', join(project.folder, `${name}.json`)], {encoding: 'utf8'});
  } catch (error) {
    assert.fail((error as {stdout: string}).stdout);
  }
}
