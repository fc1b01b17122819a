import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {describe, test} from 'node:test';
import {promisify} from 'node:util';
import {stripePayments} from '../../../src/server/payments/stripe/index.ts';
import {isLiveStripeKey, validateStripeKeys} from '../../../src/server/payments/stripe/keys.ts';
import {checkoutLocale} from '../../../src/server/payments/stripe/locale.ts';

const SECRET = 'sk_test_51HiddenPart';
const WEBHOOK = 'whsec_HiddenPartHidden';

describe('the keys of Stripe', () => {
  for (const secretKey of ['sk_test_51HiddenPart', 'sk_live_51HiddenPart', 'rk_test_51HiddenPart', 'rk_live_51HiddenPart']) {
    test(`${secretKey.slice(0, 8)}… is accepted`, () => {
      const keys = validateStripeKeys({STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: WEBHOOK});
      assert.deepEqual(keys, {secretKey, webhookSecret: WEBHOOK});
      assert.equal(isLiveStripeKey(secretKey), secretKey.includes('_live_'));
    });
  }

  const wrong: [name: string, secretKey: string | undefined, webhookSecret: string | undefined, sentence: RegExp][] = [
    ['no secret key', undefined, WEBHOOK, /^STRIPE_SECRET_KEY is missing: copy /],
    ['an empty secret key', '', WEBHOOK, /^STRIPE_SECRET_KEY is missing: copy /],
    ['a publishable key', 'pk_live_51HiddenPart', WEBHOOK, /^STRIPE_SECRET_KEY holds a publishable key .* instead\.$/],
    ['a secret key with a line break', `${SECRET}\n`, WEBHOOK, /^STRIPE_SECRET_KEY contains a space or a line break: /],
    ['keys that are swapped', WEBHOOK, SECRET, /^STRIPE_SECRET_KEY holds the signing secret .*STRIPE_WEBHOOK_SECRET/],
    ['the key of an organization', 'sk_org_live_51HiddenPart', WEBHOOK, /^STRIPE_SECRET_KEY holds the key of an organization/],
    ['a secret key of no mode', 'sk_51HiddenPart', WEBHOOK, /^STRIPE_SECRET_KEY is not a secret key of Stripe/],
    ['a secret key that is cut off', 'sk_test_', WEBHOOK, /^STRIPE_SECRET_KEY is not a secret key of Stripe/],
    ['no webhook secret', SECRET, undefined, /^STRIPE_WEBHOOK_SECRET is missing: copy /],
    ['an API key as webhook secret', SECRET, SECRET, /^STRIPE_WEBHOOK_SECRET holds an API key/],
    ['the id of the endpoint', SECRET, 'we_HiddenPartHidden', /^STRIPE_WEBHOOK_SECRET holds the id of the endpoint/],
    ['a webhook secret with a space', SECRET, ` ${WEBHOOK}`, /^STRIPE_WEBHOOK_SECRET contains a space/],
    ['any other webhook secret', SECRET, 'HiddenPartHiddenPart', /^STRIPE_WEBHOOK_SECRET is not a signing secret/],
  ];
  for (const [name, secretKey, webhookSecret, sentence] of wrong) {
    test(`${name}: one sentence names the key and the remedy, and quotes nothing of it`, async () => {
      const problem = validateStripeKeys({STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret});
      assert.ok(typeof problem === 'string');
      assert.match(problem, sentence);
      assert.match(problem, /copy /);
      assert.doesNotMatch(problem, /Hidden|\n/);
      await assert.rejects(stripePayments({secretKey: secretKey ?? '', webhookSecret: webhookSecret ?? '', publicUrl: 'https://gifts.example'}),
        {message: problem});
    });
  }

  test('without the library of Stripe, the error says what to install', async () => {
    const hideLibrary = `import {registerHooks} from 'node:module';
      registerHooks({resolve(name, context, next) {
        if (name === 'stripe') throw Object.assign(new Error('Cannot find package'), {code: 'ERR_MODULE_NOT_FOUND'});
        return next(name, context);
      }});`;
    const start = `import {stripePayments} from './src/server/payments/stripe/index.ts';
      await stripePayments({secretKey: '${SECRET}', webhookSecret: '${WEBHOOK}', publicUrl: 'https://gifts.example'})
        .then(() => console.log('started'), ({message}) => console.log(message));`;
    const {stdout} = await promisify(execFile)(process.execPath, [
      '--no-warnings', '--import', `data:text/javascript,${encodeURIComponent(hideLibrary)}`, '--input-type=module', '--eval', start,
    ]);
    assert.equal(stdout, 'Payments with Stripe need its library: run “npm install stripe@23” beside send-as-gift, then start again.\n');
  });
});

describe('the language of the checkout page', () => {
  const languages: [tag: string, locale: string][] = [
    ['en', 'en'], ['en-US', 'en'], ['en-GB', 'en-GB'], ['de-AT', 'de'], ['fr-CA', 'fr-CA'], ['fr-BE', 'fr'], ['es', 'es'], ['es-ES', 'es'],
    ['es-MX', 'es-419'], ['es-419', 'es-419'], ['pt', 'pt'], ['pt-PT', 'pt'], ['pt-BR', 'pt-BR'], ['zh', 'zh'], ['zh-CN', 'zh'], ['zh-SG', 'zh'],
    ['zh-Hans-HK', 'zh'], ['zh-TW', 'zh-TW'], ['zh-Hant', 'zh-TW'], ['zh-HK', 'zh-HK'], ['zh-MO', 'zh-HK'], ['no', 'nb'], ['nn-NO', 'nb'],
    ['nb', 'nb'], ['tl', 'fil'], ['hi', 'hi-IN'], ['ja-JP', 'ja'], ['ar', 'auto'], ['cy', 'auto'], ['', 'auto'], ['not a tag', 'auto'],
  ];
  for (const [tag, locale] of languages) {
    test(`“${tag}” becomes ${locale}`, () => assert.equal(checkoutLocale(tag), locale));
  }
});
