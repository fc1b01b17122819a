import {expect} from '@open-wc/testing';
import {GiftError} from '../../src/client/gift-error.ts';
import {poll} from '../../src/client/poll.ts';

describe('poll', () => {
  it('reports each change once and ends when it is done', async () => {
    const responses = [1, undefined, undefined, 2, 3];
    const shown: number[] = [];
    await poll<number>({
      load: async (etag) => ({data: responses.shift(), etag: etag ?? 'e'}), onData: (data) => shown.push(data), isDone: (data) => data === 3,
      signal: new AbortController().signal, minIntervalMs: 1, maxIntervalMs: 2,
    });
    expect(shown).to.deep.equal([1, 2, 3]);
  });

  it('continues after a retryable error, and reports the error and its end', async () => {
    const errors: (string | undefined)[] = [];
    let requests = 0;
    await poll<string>({
      load: async () => {
        if (requests++ === 1) throw new GiftError('network', 'no', {retryable: true});
        return {data: 'x', etag: undefined};
      },
      onData: () => undefined, onError: (error) => errors.push(error?.code), isDone: () => requests === 3,
      signal: new AbortController().signal, minIntervalMs: 1, maxIntervalMs: 2,
    });
    expect(errors).to.deep.equal([undefined, 'network', undefined]);
  });

  it('ends after an error that is not retryable', async () => {
    let requests = 0;
    await poll<string>({
      load: async () => { requests++; throw new GiftError('not-found', 'no', {status: 404}); },
      onData: () => undefined, signal: new AbortController().signal, minIntervalMs: 1,
    });
    expect(requests).to.equal(1);
  });

  it('pauses while the page is hidden, and stops at once when aborted', async () => {
    const controller = new AbortController();
    let requests = 0;
    let show = () => {};
    const polling = poll<number>({
      load: async () => ({data: ++requests, etag: undefined}), onData: () => undefined,
      whenVisible: () => new Promise((resolve) => { show = resolve; }), signal: controller.signal, minIntervalMs: 1,
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(requests).to.equal(0);
    show();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(requests).to.equal(1);
    controller.abort();
    show();
    await polling;
    expect(requests).to.equal(1);
  });
});
