import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {describe, test} from 'node:test';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import {renderLocaleTables, tablesFolder} from '../../scripts/generate-locales.ts';
import {buttonLabel} from '../../src/locales/button.ts';
import {matchLanguage} from '../../src/locales/language.ts';
import {panel} from '../../src/locales/loaders/panel.generated.ts';
import {localeFor} from '../../src/locales/locale.ts';

const languages = Object.keys(buttonLabel) as (keyof typeof buttonLabel)[];

describe('the language of a BCP 47 tag', () => {
  test('is the supported one, whatever its region and case', () => {
    for (const [tag, language] of [
      ['en', 'en'], ['en-GB', 'en'], ['DE-at', 'de'], ['fr-CA', 'fr'], ['es-419', 'es'], ['pt-BR', 'pt'], ['pt-PT', 'pt'], ['ja-JP', 'ja'],
      ['ko-KR', 'ko'], ['ar-EG', 'ar'], ['zh', 'zh-Hans'], ['zh-CN', 'zh-Hans'], ['zh-Hans-HK', 'zh-Hans'], ['ZH-sg', 'zh-Hans'],
      ['zh-Hant', 'zh-Hant'], ['zh-TW', 'zh-Hant'], ['zh-HK', 'zh-Hant'], ['zh-MO', 'zh-Hant'], ['zh-hant-CN', 'zh-Hant'],
    ] as const) assert.equal(matchLanguage(tag), language, tag);
  });

  test('is none for other languages and for what is no tag', () => {
    for (const tag of ['', 'nl', 'zho-x', 'english', 'constructor', 'd', '-de']) assert.equal(matchLanguage(tag), undefined, tag);
  });
});

describe('a locale', () => {
  test('keeps the region for numbers and dates, and is English for an unsupported language', () => {
    assert.deepEqual(localeFor('en-GB'), {language: 'en', tag: 'en-GB', dir: 'ltr'});
    assert.deepEqual(localeFor('ar-EG'), {language: 'ar', tag: 'ar-EG', dir: 'rtl'});
    assert.deepEqual(localeFor('nl-BE'), {language: 'en', tag: 'en', dir: 'ltr'});
    assert.deepEqual(localeFor('nl-BE', 'de'), {language: 'de', tag: 'de', dir: 'ltr'});
    assert.deepEqual(localeFor('de-'), {language: 'de', tag: 'de', dir: 'ltr'}, 'Intl would throw');
    assert.deepEqual(localeFor('he'), {language: 'en', tag: 'en', dir: 'ltr'}, 'English texts are left to right');
  });
});

describe('the languages', () => {
  test('are ten, each with the same files and in every table', () => {
    assert.equal(languages.length, 10);
    const files = (language: string) => readdirSync(new URL(`../../src/locales/${language.toLowerCase()}/`, import.meta.url)).sort();
    for (const language of languages) assert.deepEqual(files(language), files('en'), language);
    for (const [name, table] of renderLocaleTables()) {
      assert.equal(readFileSync(`${tablesFolder}/${name}`, 'utf8'), table, `${name}: run npm run generate:locales`);
    }
  });

  test('call the panel what its button says', async () => {
    for (const language of languages) assert.equal((await panel[language]()).panel.title, buttonLabel[language], language);
  });
});

describe('the build', () => {
  const file = fileURLToPath(new URL('../../src/locales/de/share.ts', import.meta.url));
  const options: ts.CompilerOptions = {
    strict: true, noEmit: true, allowImportingTsExtensions: true, module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts'], types: [], skipLibCheck: true,
  };
  let program: ts.Program | undefined;

  /** What the type check says about the German texts of the share view, with other contents. */
  function checkShare(edit: (source: string) => string): string[] {
    const host = ts.createCompilerHost(options);
    const {readFile, getSourceFile} = host;
    host.readFile = (name) => (resolve(name) === file ? edit(readFile(name)!) : readFile(name));
    // All other files are parsed once.
    host.getSourceFile = (name, ...rest) => (resolve(name) !== file && program?.getSourceFile(name)) || getSourceFile(name, ...rest);
    program = ts.createProgram([file], options, host, program);
    return program.getSemanticDiagnostics(program.getSourceFile(file)).map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }

  test('fails for a key that is missing, surplus or of another kind', () => {
    assert.deepEqual(checkShare((source) => source), []);
    assert.match(checkShare((source) => source.replace(/ {2}copied:.*\n/, '')).join(), /'copied' is missing/);
    assert.match(checkShare((source) => source.replace('  copied:', "  copyed: 'Kopiert',\n  copied:")).join(), /'copyed' does not exist/);
    assert.match(checkShare((source) => source.replace(/message: \(name\) => .*/, "message: 'Ein Geschenk',")).join(), /not assignable/);
  });
});
