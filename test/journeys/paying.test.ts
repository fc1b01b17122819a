import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {aStreet, type Street} from '../support/street.ts';
import {goesToPay, sends} from './steps.ts';

const paidGifts = (street: Street) => new Set(street.gifts.wire.passed
  .filter(({method, path, status}) => method === 'POST' && path === '/v1/gifts' && status === 201)
  .map(({responseBody}) => JSON.parse(responseBody).gift.id as string));

describe('paying', () => {
  let street: Street;
  before(async () => { street = await aStreet(); });
  after(() => street.close());

  test('declined, then paid: the words are still there, and it is one gift', async () => {
    const ana = await street.someone();
    await goesToPay(ana, street, {note: 'Second time lucky.'});
    await ana.presses('Have the card declined');
    await ana.sees('The payment hasn’t gone through', 30_000);
    await ana.presses('Change something');
    assert.equal(await ana.reads('Note'), 'Second time lucky.');
    assert.equal(await ana.reads('From'), 'Ana');
    const before = paidGifts(street).size;
    await ana.presses('Pay €24 and get the link');
    await ana.presses('Pay');
    await ana.sees('It’s wrapped');
    assert.equal(paidGifts(street).size, before);
    await ana.leaves();
  });

  test('given up on the payment page: nothing is charged, and everything typed is there', async () => {
    const ana = await street.someone();
    await goesToPay(ana, street, {note: 'Maybe later.'});
    await ana.presses('Cancel and go back');
    await ana.sees('The payment hasn’t gone through', 30_000);
    await ana.presses('Change something');
    assert.equal(await ana.reads('Note'), 'Maybe later.');
    await ana.leaves();
  });

  test('reloaded in the middle of writing: every word is there', async () => {
    const ana = await street.someone();
    await ana.goes(`${street.shop}/products/mug`);
    await ana.presses('Send as a gift');
    await ana.types('From', 'Ana');
    await ana.types('Note', 'Half a sent');
    await ana.page.reload();
    await ana.presses('Send as a gift');
    await ana.sees('Pay €24');
    assert.equal(await ana.reads('Note'), 'Half a sent');
    assert.equal(await ana.reads('From'), 'Ana');
    await ana.leaves();
  });

  test('reloaded after paying: the link is still there', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street);
    assert.ok(!ana.page.url().includes('send-as-gift='), 'the way back leaves the address bar as it was');
    await ana.page.reload();
    await ana.sees('It’s wrapped');
    assert.equal(await ana.reads('The link for your friend'), link);
    await ana.leaves();
  });

  test('back from the payment page by the back button: the panel works, and it is one gift', async () => {
    const ana = await street.someone();
    await goesToPay(ana, street, {note: 'Back again.'});
    const drafts = paidGifts(street).size;
    await ana.page.goBack();
    await ana.sees('Pay €24');
    await ana.presses('Pay €24 and get the link').catch(() => ana.presses('Pay €24'));
    await ana.sees('Test payment');
    await ana.presses('Pay');
    await ana.sees('It’s wrapped');
    assert.equal(paidGifts(street).size, drafts);
    await ana.leaves();
  });

  test('the answer to the draft is lost: one gift, and no one noticed', async () => {
    const ana = await street.someone();
    const before = paidGifts(street).size;
    street.gifts.wire.break({kind: 'lose-answer', to: 'POST /v1/gifts', times: 1});
    await sends(ana, street, {note: 'Once only.'});
    assert.equal(paidGifts(street).size, before + 1);
    await ana.leaves();
  });

  test('the backend is down: a sentence, a way on, and nothing is lost', async () => {
    const ana = await street.someone();
    await ana.goes(`${street.shop}/products/mug`);
    street.gifts.wire.break({kind: 'status', status: 503, to: '/v1/'});
    await ana.presses('Send as a gift');
    await ana.sees(/can’t be reached/, 40_000);
    street.gifts.wire.mend();
    await ana.presses('Try again');
    await ana.sees('Pay €24');
    street.gifts.wire.break({kind: 'nonsense', to: 'POST /v1/gifts'});
    await ana.types('From', 'Ana');
    await ana.types('Note', 'Still here.');
    await ana.presses('Pay €24 and get the link');
    await ana.sees(/can’t be reached/, 40_000);
    street.gifts.wire.mend();
    assert.equal(await ana.reads('Note'), 'Still here.');
    await ana.presses('Pay €24 and get the link');
    await ana.sees('Test payment');
    await ana.leaves();
  });
});
