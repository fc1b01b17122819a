import {after, before, describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {aStreet, type Street} from '../support/street.ts';
import {accepts, opens, sends} from './steps.ts';

describe('under the strictest content security policy, with Trusted Types', () => {
  let street: Street;
  before(async () => { street = await aStreet(); });
  after(() => street.close());

  test('a gift is bought and claimed on the shop’s own pages without a violation', async () => {
    const ana = await street.someone();
    const {link} = await sends(ana, street, {query: '?strict'});
    await ana.presses('Show as a QR code');
    const lena = await street.someone();
    await opens(lena, `${street.shop}/claim?strict${link.slice(link.indexOf('#'))}`);
    await accepts(lena);
    await lena.sees('It’s yours');
    await ana.page.goto(`${street.shop}/gifts?strict`);
    await ana.sees('Morning mug');
    assert.deepEqual([...ana.complaints, ...lena.complaints], []);
    await ana.leaves();
    await lena.leaves();
  });

  test('the control: a planted sink and a planted style are reported', async () => {
    const someone = await street.someone();
    await someone.goes(`${street.shop}/products/mug?strict`);
    await someone.page.evaluate(() => {
      document.body.setAttribute('style', 'color: red');
      try {
        document.body.innerHTML = '<p>planted';
      } catch {
        // That it throws is the point.
      }
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.ok(someone.complaints.some((text) => /style/i.test(text)), someone.complaints.join());
    assert.ok(someone.complaints.some((text) => /TrustedHTML|Trusted/i.test(text)), someone.complaints.join());
    await someone.leaves();
  });
});
