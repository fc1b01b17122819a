import {expect} from '@open-wc/testing';
import {createStore} from '../../src/client/storage.ts';
import {tokenFromHash} from '../../src/client/url-token.ts';
import {createToken} from '../../src/protocol/tokens.ts';

describe('a key-value store', () => {
  afterEach(() => localStorage.clear());

  it('persists across pages and is separate for each backend', () => {
    createStore('https://one.example', () => localStorage).set('probe', {b: 1});
    expect(createStore('https://one.example', () => localStorage).get('probe')).to.deep.equal({b: 1});
    expect(createStore('https://two.example', () => localStorage).get('probe')).to.equal(undefined);
  });

  it('falls back to memory when storage is blocked or full, and reports it', () => {
    const blocked = createStore('x', () => { throw new DOMException('denied', 'SecurityError'); });
    expect(blocked.set('probe', 1)).to.equal(false);
    expect(blocked.get('probe')).to.equal(1);
    const full = createStore('x', () => ({...localStorage, getItem: () => null, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); }}));
    expect(full.set('probe', 2)).to.equal(false);
    expect(full.get('probe')).to.equal(2);
    expect(full.keys('')).to.deep.equal(['probe']);
  });

  it('ignores a stored value that is not JSON', () => {
    localStorage.setItem('send-as-gift:x:probe', '{not json');
    expect(createStore('x', () => localStorage).get('probe')).to.equal(undefined);
  });
});

describe('tokenFromHash', () => {
  it('returns the token and its kind, even if a chat encoded or padded it', () => {
    const token = createToken('claim');
    expect(tokenFromHash(`#${token}`)).to.deep.equal({token, kind: 'claim'});
    expect(tokenFromHash(`#${encodeURIComponent(token)}%20`)).to.deep.equal({token, kind: 'claim'});
  });

  it('distinguishes a truncated token from another fragment', () => {
    expect(tokenFromHash(`#${createToken('claim').slice(0, 30)}`)).to.equal('truncated');
    expect(tokenFromHash('#reviews')).to.equal(undefined);
    expect(tokenFromHash('#%E0%A4%A')).to.equal(undefined);
    expect(tokenFromHash('')).to.equal(undefined);
  });
});
