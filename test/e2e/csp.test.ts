import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, openGift, sendGift} from './actions.ts';

describe('on a page with a policy that is too strict', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  const openProduct = async (policy: string) => {
    const ana = await env.openUser();
    await ana.goto(`${env.shopUrl}/products/mug?csp=${encodeURIComponent(policy)}`);
    return ana;
  };

  test('works without a Trusted Types policy where the page forbids all of them, and the console says what to allow', async () => {
    const ana = await openProduct(`trusted-types 'none'`);
    await ana.click('Send as a gift');
    await ana.expectText('Pay €24 and get the link');
    assert.deepEqual(ana.warnings.filter((text) => text.includes('trusted-types lit-html')).length, 1);
    await ana.close();
  });

  test('does not touch the policies that the page itself creates', async () => {
    const ana = await openProduct(`trusted-types lit-html shop`);
    await ana.expectText('Send as a gift');
    const names = await ana.page.evaluate(() => {
      const {trustedTypes} = globalThis as unknown as {trustedTypes: {createPolicy(name: string, rules: object): {name: string}}};
      const create = (name: string) => {
        try {
          return trustedTypes.createPolicy(name, {}).name;
        } catch (error) {
          return (error as Error).name;
        }
      };
      return [create('shop'), create('other'), Object.hasOwn(trustedTypes, 'createPolicy')];
    });
    assert.deepEqual(names, ['shop', 'TypeError', false]);
    assert.deepEqual(ana.warnings, []);
    await ana.close();
  });

  test('says on the console that connect-src lacks the backend, to the button, the card and the status', async () => {
    for (const path of ['products/mug', `claim?#gc_${'A'.repeat(43)}`, `gifts?#gm_${'A'.repeat(43)}`]) {
      const user = await env.openUser();
      const [page, hash = ''] = path.split('?');
      await user.goto(`${env.shopUrl}/${page}?csp=${encodeURIComponent(`connect-src 'self'`)}${hash}`);
      if (page === 'products/mug') await user.click('Send as a gift');
      await user.expectText(/connection|reached|network/i);
      assert.deepEqual(user.warnings.map((text) => text.replace(/ See .+/, '')), [
        `<send-as-gift> csp-connect-src: The content security policy of this page needs connect-src ${env.backend.url}.`,
      ], path);
      await user.close();
    }
  });
});

describe('on a page without a secure connection', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  test('disables the button at once, and the console says once what to do', async () => {
    const ana = await env.openUser();
    await ana.goto(`${env.insecureShopUrl}/products/mug`);
    await ana.expectText('Send as a gift');
    assert.equal(await ana.page.evaluate(() => isSecureContext), false);
    await ana.click('Send as a gift');
    await ana.expectText('This can’t be sent as a gift right now.');
    assert.equal(await ana.page.evaluate(() => document.querySelector('send-as-gift-panel')), null);
    assert.equal(ana.warnings.filter((text) => text.includes('https://')).length, 1, ana.warnings.join());
    await ana.close();
  });
});

describe('under the strictest content security policy, with Trusted Types', () => {
  let env: E2EEnvironment;
  before(async () => { env = await startE2E(); });
  after(() => env.close());

  test('buys and claims a gift on the shop’s own pages without a violation', async () => {
    const ana = await env.openUser();
    const {link} = await sendGift(ana, env, {query: '?strict'});
    await ana.click('Show as a QR code');
    const lena = await env.openUser();
    await openGift(lena, `${env.shopUrl}/claim?strict${link.slice(link.indexOf('#'))}`);
    await acceptGift(lena);
    await lena.expectText('It’s yours');
    await ana.page.goto(`${env.shopUrl}/gifts?strict`);
    await ana.expectText('Morning mug');
    assert.deepEqual([...ana.errors, ...lena.errors], []);
    await ana.close();
    await lena.close();
  });

  test('reports a planted HTML sink and a planted style', async () => {
    const user = await env.openUser();
    await user.goto(`${env.shopUrl}/products/mug?strict`);
    await user.page.evaluate(() => {
      document.body.setAttribute('style', 'color: red');
      try {
        document.body.innerHTML = '<p>planted';
      } catch {
        // Trusted Types reject the assignment.
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(user.errors.some((text) => /style/i.test(text)), user.errors.join());
    assert.ok(user.errors.some((text) => /TrustedHTML|Trusted/i.test(text)), user.errors.join());
    await user.close();
  });
});
