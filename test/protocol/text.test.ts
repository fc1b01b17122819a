import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {describe, test} from 'node:test';
import {Draft} from '../../src/protocol/index.ts';
import {countGraphemes, hasForbiddenCharacters} from '../../src/protocol/text.ts';

const FLAG = '\u{1f3f4}';
const SCOTLAND = `${FLAG}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}`;
const hash = 'h'.repeat(43);
const draft = {product: 'teapot', senderName: 'Ana', manageHash: hash, claimHash: hash, returnUrl: 'https://shop.example/teapot'};

/** Counts how often a segmenter is created and used while `run` runs. */
function countSegmenterWork(run: () => void) {
  const {Segmenter} = Intl;
  const {segment} = Segmenter.prototype;
  const counts = {created: 0, used: 0};
  class CountedSegmenter extends Segmenter {
    constructor(...params: ConstructorParameters<typeof Segmenter>) {
      super(...params);
      counts.created++;
    }
  }
  Object.assign(Intl, {Segmenter: CountedSegmenter});
  Segmenter.prototype.segment = function (text) {
    counts.used++;
    return segment.call(this, text);
  };
  try {
    run();
  } finally {
    Object.assign(Intl, {Segmenter});
    Segmenter.prototype.segment = segment;
  }
  return counts;
}

/** The shortest of three runs, in milliseconds. */
const measure = (run: () => void) => Math.min(...[1, 2, 3].map(() => {
  const start = performance.now();
  run();
  return performance.now() - start;
}));

describe('text', () => {
  test('accepts the flag of a region, and no text that is hidden behind a flag', () => {
    assert.ok(!hasForbiddenCharacters(SCOTLAND.repeat(3)));
    assert.ok(hasForbiddenCharacters(`${FLAG}${'\u{e0041}'.repeat(12)}`));
    assert.ok(hasForbiddenCharacters('\u{e0041}'));
  });

  test('is checked in linear time, whatever it contains', () => {
    const flags = SCOTLAND.repeat(2_500);
    const hostile = FLAG + '\u{e0041}'.repeat(17_000);
    const [ordinary, worst] = [measure(() => hasForbiddenCharacters(flags)), measure(() => hasForbiddenCharacters(hostile))];
    assert.ok(worst < 20 * ordinary, `${worst} ms for ${ordinary} ms`);
  });

  test('is counted by one shared segmenter', () => {
    countGraphemes('a');
    const work = countSegmenterWork(() => { for (let text = 0; text < 10; text++) countGraphemes('abc'); });
    assert.deepEqual(work, {created: 0, used: 10});
  });

  test('is counted and broken between code points where there is no segmenter', () => {
    const program = `
      delete Intl.Segmenter;
      const {countGraphemes} = await import(${JSON.stringify(import.meta.resolve('../../src/protocol/text.ts'))});
      const {wrapText} = await import(${JSON.stringify(import.meta.resolve('../../src/poster/text-layout.ts'))});
      console.log(countGraphemes('ab👍🏽'), wrapText('一二三四五', 2, 9, (text) => [...text].length).join('|'));`;
    assert.equal(execFileSync(process.execPath, ['--input-type=module', '-e', program], {encoding: 'utf8'}), '4 一二|三四|五\n');
  });

  test('that is too long is refused by its length alone', () => {
    const hostile = FLAG + '\u{e0041}'.repeat(8_000);
    const work = countSegmenterWork(() => {
      const {success, error} = Draft.safeParse({...draft, note: hostile, senderName: hostile, passcode: hostile});
      assert.ok(!success);
      assert.deepEqual(error.issues.map(({code, path}) => [path[0], code]), [['note', 'too_big'], ['senderName', 'too_big'], ['passcode', 'too_big']]);
    });
    assert.deepEqual(work, {created: 0, used: 0});
  });

  test('with a forbidden character is not counted', () => {
    const work = countSegmenterWork(() => assert.ok(!Draft.safeParse({...draft, note: `${'a'.repeat(499)}\u202e`, senderName: 'a\u0000'}).success));
    assert.equal(work.used, 0);
  });
});
