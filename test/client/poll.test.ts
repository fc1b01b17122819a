import {expect} from '@open-wc/testing';
import {GiftError} from '../../src/client/gift-error.ts';
import {poll} from '../../src/client/poll.ts';

describe('following something', () => {
  it('shows each change once and ends by itself', async () => {
    const answers = [1, undefined, undefined, 2, 3];
    const shown: number[] = [];
    await poll<number>({
      fetch: async (etag) => ({data: answers.shift(), etag: etag ?? 'e'}), onData: (data) => shown.push(data), isDone: (data) => data === 3,
      signal: new AbortController().signal, minIntervalMs: 1, maxIntervalMs: 2,
    });
    expect(shown).to.deep.equal([1, 2, 3]);
  });

  it('goes on after trouble, tells of it, and tells when it is over', async () => {
    const told: (string | undefined)[] = [];
    let turn = 0;
    await poll<string>({
      fetch: async () => {
        if (turn++ === 1) throw new GiftError('network', 'no', {retryable: true});
        return {data: 'x', etag: undefined};
      },
      onData: () => undefined, onError: (error) => told.push(error?.code), isDone: () => turn === 3,
      signal: new AbortController().signal, minIntervalMs: 1, maxIntervalMs: 2,
    });
    expect(told).to.deep.equal([undefined, 'network', undefined]);
  });

  it('asks no more after a final no', async () => {
    let asked = 0;
    await poll<string>({
      fetch: async () => { asked++; throw new GiftError('not-found', 'no', {status: 404}); },
      onData: () => undefined, signal: new AbortController().signal, minIntervalMs: 1,
    });
    expect(asked).to.equal(1);
  });

  it('rests while nobody looks, and stops at once when told', async () => {
    const controller = new AbortController();
    let asked = 0;
    let look = () => {};
    const watching = poll<number>({
      fetch: async () => ({data: ++asked, etag: undefined}), onData: () => undefined,
      whenVisible: () => new Promise((resolve) => { look = resolve; }), signal: controller.signal, minIntervalMs: 1,
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
