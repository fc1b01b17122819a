import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {goToPayment, sendGift} from './actions.ts';

const createdGiftIds = (env: E2EEnvironment) => new Set(env.backend.proxy.requests
  .filter(({method, path, status}) => method === 'POST' && path === '/v1/gifts' && status === 201)
  .map(({responseBody}) => JSON.parse(responseBody).gift.id as string));

describe('paying', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  test('keeps the text after a declined payment, and creates one gift', async () => {
    const ana = await env.openUser();
    await goToPayment(ana, env, {note: 'Second time lucky.'});
    await ana.click('Have the card declined');
    await ana.expectText('Not paid yet', 30_000);
    assert.equal(await ana.inputValue('Note'), 'Second time lucky.');
    assert.equal(await ana.inputValue('From'), 'Ana');
    const before = createdGiftIds(env).size;
    await ana.click('Pay €24 and get the link');
    await ana.click('Pay');
    await ana.expectText('It’s wrapped');
    assert.equal(createdGiftIds(env).size, before);
    await ana.close();
  });

  test('keeps the text when the payment is canceled', async () => {
    const ana = await env.openUser();
    await goToPayment(ana, env, {note: 'Maybe later.'});
    await ana.click('Cancel and go back');
    await ana.expectText('Not paid yet', 30_000);
    assert.equal(await ana.inputValue('Note'), 'Maybe later.');
    await ana.close();
  });

  test('keeps the text over a reload', async () => {
    const ana = await env.openUser();
    await ana.goto(`${env.shopUrl}/products/mug`);
    await ana.click('Send as a gift');
    await ana.type('From', 'Ana');
    await ana.type('Note', 'Half a sent');
    await ana.page.reload();
    await ana.click('Send as a gift');
    await ana.expectText('Pay €24');
    assert.equal(await ana.inputValue('Note'), 'Half a sent');
    assert.equal(await ana.inputValue('From'), 'Ana');
    await ana.close();
  });

  test('shows the link again after a reload', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env);
    assert.ok(!ana.page.url().includes('send-as-gift='), 'the way back leaves the address bar as it was');
    await ana.page.reload();
    await ana.expectText('It’s wrapped');
    assert.equal(await ana.inputValue('The link for your friend'), link);
    await ana.close();
  });

  test('stays usable after the back button, and creates one gift', async () => {
    const ana = await env.openUser();
    await goToPayment(ana, env, {note: 'Back again.'});
    const drafts = createdGiftIds(env).size;
    await ana.page.goBack();
    await ana.expectText('Not paid yet.');
    assert.equal(await ana.inputValue('Note'), 'Back again.');
    await ana.click('Pay €24 and get the link');
    await ana.expectText('Test payment');
    await ana.click('Pay');
    await ana.expectText('It’s wrapped');
    assert.equal(createdGiftIds(env).size, drafts);
    await ana.close();
  });

  test('creates one gift when the response to the draft is lost', async () => {
    const ana = await env.openUser();
    const before = createdGiftIds(env).size;
    env.backend.proxy.addFault({kind: 'drop-response', match: 'POST /v1/gifts', times: 1});
    await sendGift(ana, env, {note: 'Once only.'});
    assert.equal(createdGiftIds(env).size, before + 1);
    await ana.close();
  });

  test('recovers while the backend is down, and keeps the text', async () => {
    const ana = await env.openUser();
    await ana.goto(`${env.shopUrl}/products/mug`);
    env.backend.proxy.addFault({kind: 'status', status: 503, match: '/v1/'});
    await ana.click('Send as a gift');
    await ana.expectText(/can’t be reached/, 40_000);
    env.backend.proxy.clearFaults();
    await ana.click('Try again');
    await ana.expectText('Pay €24');
    env.backend.proxy.addFault({kind: 'invalid-response', match: 'POST /v1/gifts'});
    await ana.type('From', 'Ana');
    await ana.type('Note', 'Still here.');
    await ana.click('Pay €24 and get the link');
    await ana.expectText(/can’t be reached/, 40_000);
    env.backend.proxy.clearFaults();
    assert.equal(await ana.inputValue('Note'), 'Still here.');
    await ana.click('Pay €24 and get the link');
    await ana.expectText('Test payment');
    await ana.close();
  });
});
