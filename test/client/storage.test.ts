import {expect} from '@open-wc/testing';
import {createStore} from '../../src/client/storage.ts';
import {tokenFromHash} from '../../src/client/url-token.ts';
import {createToken} from '../../src/protocol/token-schema.ts';

describe('what a browser keeps', () => {
  afterEach(() => localStorage.clear());

  it('is there for the next page, and apart for each backend', () => {
    createStore('https://one.example', () => localStorage).set('a', {b: 1});
    expect(createStore('https://one.example', () => localStorage).get('a')).to.deep.equal({b: 1});
    expect(createStore('https://two.example', () => localStorage).get('a')).to.equal(undefined);
  });

  it('lasts for this page at least when storage is blocked or full, and says so', () => {
    const blocked = createStore('x', () => { throw new DOMException('denied', 'SecurityError'); });
    expect(blocked.set('a', 1)).to.equal(false);
    expect(blocked.get('a')).to.equal(1);
    const full = createStore('x', () => ({...localStorage, getItem: () => null, setItem: () => { throw new DOMException('full', 'QuotaExceededError'); }}));
    expect(full.set('a', 2)).to.equal(false);
    expect(full.get('a')).to.equal(2);
    expect(full.keys('')).to.deep.equal(['a']);
  });

  it('forgives what somebody else has scribbled there', () => {
    localStorage.setItem('send-as-gift:x:a', '{not json');
    expect(createStore('x', () => localStorage).get('a')).to.equal(undefined);
  });
});

describe('a link’s fragment', () => {
  it('names its token and kind, also when a chat has encoded or padded it', () => {
    const token = createToken('claim');
    expect(tokenFromHash(`#${token}`)).to.deep.equal({token, kind: 'claim'});
    expect(tokenFromHash(`#${encodeURIComponent(token)}%20`)).to.deep.equal({token, kind: 'claim'});
  });

  it('tells a link that was cut short from one that is none', () => {
    expect(tokenFromHash(`#${createToken('claim').slice(0, 30)}`)).to.equal('truncated');
    expect(tokenFromHash('#reviews')).to.equal(undefined);
    expect(tokenFromHash('#%E0%A4%A')).to.equal(undefined);
    expect(tokenFromHash('')).to.equal(undefined);
  });
});
