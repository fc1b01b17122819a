/** `send-as-gift sign`. */
import assert from 'node:assert/strict';
import {mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {describe, test, type TestContext} from 'node:test';
import {decodePayload, Descriptor, splitDescriptor} from '../../../src/protocol/index.ts';
import {createSigningKey} from '../../../src/server/descriptors/signing-key.ts';
import {CommandError, UsageError} from '../../../src/server/node/commands/command.ts';
import {runSign} from '../../../src/server/node/commands/sign.ts';
import {ConfigError} from '../../../src/server/node/config.ts';
import {createSignatureCheck} from '../../../src/server/node/signing-keys.ts';

const DAY_MS = 86_400_000;
const bowl = {
  ref: 'bowl', title: 'Bowl', description: 'Black.', image: 'images/bowl.jpg', url: '/bowl', variants: [
    {ref: 'small', title: 'Small', price: {amount: 3000, currency: 'EUR'}, stock: 2},
    {ref: 'large', title: 'Large', price: {amount: 4500, currency: 'EUR'}, stock: 2, image: 'https://cdn.example/large.jpg', swatch: '#000000'},
  ],
};
const shop = {shop: {name: 'Tea', domain: 'tea.example', currency: 'EUR', shipsTo: ['DE']}, allowedOrigins: [], payments: {provider: 'test'}, catalog: 'products.json'};

function createFolder(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), 'gift-sign-'));
  t.after(() => rmSync(folder, {recursive: true, force: true}));
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), JSON.stringify(value));
    return join(folder, name);
  };
  write('products.json', [bowl, {...bowl, ref: 'voucher', giftable: false}]);
  const config = write('gifts.json', {...shop, publicUrl: 'https://gifts.tea.example'});
  const data = join(folder, 'data');
  async function run(args: string[], environment: NodeJS.ProcessEnv = {}) {
    const [printed, said]: [string[], string[]] = [[], []];
    await runSign([...args, '--data', data], {environment, print: (text) => void printed.push(text), printError: (text) => void said.push(text)});
    return {output: printed.join(''), said: said.join('\n')};
  }
  async function sign(args: string[], environment?: NodeJS.ProcessEnv) {
    const {output} = await run(args, environment);
    const parts = splitDescriptor(output.trimEnd())!;
    return {parts, content: Descriptor.parse(decodePayload(parts.payload))};
  }
  return {config, write, run, sign, keys: join(data, 'keys'), check: createSignatureCheck(join(data, 'keys'))};
}

const fields = ['--sku', 'print-7', '--title', 'Linocut', '--amount', '9500', '--currency', 'EUR', '--audience', 'https://gifts.tea.example'];

describe('send-as-gift sign', () => {
  test('signs a product of the catalog with its variants, prices and absolute addresses', async (t) => {
    const {config, sign, check} = createFolder(t);
    const {parts, content: {issued, expires, ...content}} = await sign(['--product', 'bowl', '--config', config]);
    assert.deepEqual(content, {
      sku: 'bowl', title: 'Bowl', description: 'Black.', url: 'https://tea.example/bowl', image: 'https://tea.example/images/bowl.jpg', amount: 3000, currency: 'EUR',
      audience: 'https://gifts.tea.example', variants: [
        {ref: 'small', title: 'Small'}, {ref: 'large', title: 'Large', amount: 4500, image: 'https://cdn.example/large.jpg', swatch: '#000000'},
      ],
    });
    assert.equal((expires - issued) * 1000, 90 * DAY_MS);
    assert.equal(await check(parts), 'valid');
  });

  test('signs a product that is in no catalog, from options or from JSON', async (t) => {
    const {config, sign, write} = createFolder(t);
    const fromOptions = await sign([...fields, '--image', 'https://cdn.example/7.jpg', '--image-alt', 'A heron', '--page', 'https://tea.example/7', '--expires', '12h']);
    assert.deepEqual([fromOptions.content.amount, fromOptions.content.imageAlt, fromOptions.content.url], [9500, 'A heron', 'https://tea.example/7']);
    assert.ok(Math.abs((fromOptions.content.expires - fromOptions.content.issued) - 12 * 3600) <= 1);
    const file = write('print.json', {sku: 'print-8', title: 'Linocut', amount: 9500});
    const fromJson = await sign(['--from', file, '--config', config, '--title', 'Another title']);
    assert.deepEqual([fromJson.content.sku, fromJson.content.title, fromJson.content.currency], ['print-8', 'Another title', 'EUR']);
    const day = new Date(Date.now() + 30 * DAY_MS).toISOString().slice(0, 10);
    assert.equal((await sign([...fields, '--expires', day])).content.expires * 1000, Date.parse(day));
  });

  test('prints the descriptor alone, and says beside it for whom and until when it is signed', async (t) => {
    const {run} = createFolder(t);
    const {output, said} = await run([...fields, '--expires', '2d']);
    assert.match(output, /^sagp1\.\S+\n$/);
    assert.match(said, /^print-7 is signed for https:\/\/gifts\.tea\.example until \d{4}-\d\d-\d\d \d\d:\d\d UTC, in \d{3} characters\.$/);
  });

  test('prints the key for other servers, rotates it, and prefers the one in the environment', async (t) => {
    const {run, sign, check, keys} = createFolder(t);
    const {output: first} = await run(['key']);
    const signed = await sign(fields);
    assert.equal(first.split('.')[0], signed.parts.kid);
    assert.match((await run(['rotate'])).output, /^There is a new signing key\. /);
    assert.notEqual((await run(['key'])).output, first);
    assert.equal(await check(signed.parts), 'valid');
    await run(['rotate']);
    assert.equal(await check(signed.parts), 'retired-key');
    const own = createSigningKey();
    const environment = {GIFT_SIGNING_KEY: `${own} ${first.trim()}`};
    assert.equal((await sign(fields, environment)).parts.kid, own.split('.')[0]);
    assert.equal((await run(['key'], environment)).output.trim(), own);
    await assert.rejects(run(['rotate'], environment), UsageError);
    assert.deepEqual(readdirSync(keys), ['signing.json']);
  });

  test('says what is wrong and what to do', async (t) => {
    const {config, run, write} = createFolder(t);
    const local = write('local.json', shop);
    const mistakes: [string[], new (...args: never[]) => Error, RegExp, NodeJS.ProcessEnv?][] = [
      [[], UsageError, /^--audience is missing: name the origin of the backend/],
      [['--config', local, '--product', 'bowl'], UsageError, /^--audience is missing/],
      [['--config', config], UsageError, /needs --product REF, --from FILE, or --sku/],
      [['--config', config, '--product', 'cup'], CommandError, /has no product "cup"\.$/],
      [['--config', config, '--product', 'voucher'], CommandError, /"voucher" can't be sent as a gift/],
      [['--config', config, '--product', 'bowl', '--amount', '1'], UsageError, /^--amount can't be combined with --product/],
      [['--product', 'bowl', '--audience', 'https://gifts.tea.example'], UsageError, /^--product needs --config/],
      [[...fields, '--amount', '95.00 EUR'], CommandError, /^amount must be a whole number of minor units/],
      [[...fields, '--audience', 'gifts.tea.example'], CommandError, /^audience must be the origin of the backend/],
      [[...fields, '--expires', '3 weeks'], UsageError, /^--expires must be a number of days or hours/],
      [[...fields, '--expires', '900d'], CommandError, /^expires must be later than now, and at most 366 days ahead/],
      [[...fields, '--from', 'nowhere.json'], CommandError, /^nowhere\.json is not a JSON object/],
      [['teapot'], UsageError, /takes nothing, key or rotate, not teapot/], [['key', 'x'], UsageError, /not x\. See/],
      [['--prize', '1'], UsageError, /Unknown option '--prize'/], [fields, ConfigError, /^GIFT_SIGNING_KEY must be one signing key/, {GIFT_SIGNING_KEY: 'x'}],
    ];
    for (const [args, kind, message, environment] of mistakes) {
      await assert.rejects(run(args, environment), (error: Error) => {
        assert.ok(error instanceof kind, `${args.join(' ')}: ${error.name} ${error.message}`);
        assert.match(error.message, message);
        return true;
      });
    }
  });
});
