import {expect} from '@open-wc/testing';
import {GiftError} from '../../src/client/gift-error.ts';
import {watch} from '../../src/client/watch.ts';

describe('following something', () => {
  it('shows each change once and ends by itself', async () => {
    const answers = [1, undefined, undefined, 2, 3];
    const shown: number[] = [];
    await watch<number>({
      ask: async (etag) => ({data: answers.shift(), etag: etag ?? 'e'}), show: (data) => shown.push(data), ended: (data) => data === 3,
      signal: new AbortController().signal, firstMs: 1, mostMs: 2,
    });
    expect(shown).to.deep.equal([1, 2, 3]);
  });

  it('goes on after trouble, tells of it, and tells when it is over', async () => {
    const told: (string | undefined)[] = [];
    let turn = 0;
    await watch<string>({
      ask: async () => {
        if (turn++ === 1) throw new GiftError('network', 'no', {retryable: true});
        return {data: 'x', etag: undefined};
      },
      show: () => undefined, trouble: (error) => told.push(error?.code), ended: () => turn === 3,
      signal: new AbortController().signal, firstMs: 1, mostMs: 2,
    });
    expect(told).to.deep.equal([undefined, 'network', undefined]);
  });

  it('asks no more after a final no', async () => {
    let asked = 0;
    await watch<string>({
      ask: async () => { asked++; throw new GiftError('not-found', 'no', {status: 404}); },
      show: () => undefined, signal: new AbortController().signal, firstMs: 1,
    });
    expect(asked).to.equal(1);
  });

  it('rests while nobody looks, and stops at once when told', async () => {
    const controller = new AbortController();
    let asked = 0;
    let look = () => {};
    const watching = watch<number>({
      ask: async () => ({data: ++asked, etag: undefined}), show: () => undefined,
      looked: () => new Promise((resolve) => { look = resolve; }), signal: controller.signal, firstMs: 1,
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).to.equal(0);
    look();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).to.equal(1);
    controller.abort();
    look();
    await watching;
    expect(asked).to.equal(1);
  });
});
