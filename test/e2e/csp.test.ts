import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {startE2E, type E2EEnvironment} from '../support/e2e-environment.ts';
import {acceptGift, openGift, sendGift} from './actions.ts';

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
