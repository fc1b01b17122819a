import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {darken, textColorOn} from '../../src/server/brand.ts';
import {hostedPages} from '../../src/server/pages/index.ts';
import {renderTemplate} from '../../src/server/mail/layout.ts';
import {localeFor} from '../../src/locales/locale.ts';
import {createPageStyle} from '../../src/server/payments/test/page.ts';

const brand = {accent: '#ffd54a', ribbon: '#0a7c66', logo: 'https://tea.example/logo.svg', theme: 'dark'} as const;

describe('the shop’s brand', () => {
  test('puts white or nearly black text on the accent, whichever has more contrast', () => {
    assert.equal(textColorOn('#2866d8'), '#ffffff');
    assert.equal(textColorOn('#ffd54a'), '#141821');
    assert.equal(textColorOn('#000000'), '#ffffff');
    assert.equal(darken('#ff8000', 0.5), '#804000');
  });

  test('reaches the hosted pages as data that their module reads, under the same policy', async () => {
    const gift = `/g/${'A'.repeat(22)}`;
    const read = async (path: string, options: object) => {
      const serve = hostedPages({shopName: 'Tea & "Clay"', publicUrl: 'https://gifts.example', ...options});
      const response = (await serve(new Request(`https://gifts.example${path}`)))!;
      return {html: await response.text(), policy: response.headers.get('content-security-policy')};
    };
    for (const path of [gift, gift.replace('/g/', '/m/')]) {
      const branded = await read(path, {brand});
      assert.match(branded.html, /<html [^>]*data-accent="#ffd54a" data-on-accent="#141821" data-ribbon="#0a7c66" data-theme="dark">/);
      assert.match(branded.html, /<meta name="color-scheme" content="dark">\n<meta name="theme-color" content="#ffd54a">/);
      assert.match(branded.html, /<img class="logo" src="https:\/\/tea.example\/logo.svg" alt="Tea &amp; &quot;Clay&quot;"/);
      const plain = await read(path, {});
      assert.doesNotMatch(plain.html, /data-accent|theme-color|class="logo"/);
      assert.equal(branded.policy, plain.policy);
    }
  });

  test('colors box and button of a mail, which still loads nothing', () => {
    const content = {
      locale: localeFor('en'), shopName: 'Tea & Clay', heading: 'Your gift is ready to share', paragraphs: ['Text'],
      button: {label: 'Follow your gift', href: 'https://gifts.example/m/1'}, warning: 'Warning', footer: 'Footer',
    };
    const branded = renderTemplate({...content, brand}).html!;
    assert.match(branded, /background:#ffd54a;color:#141821;border-radius:12px/);
    assert.match(branded, /background:#0a7c66/);
    assert.doesNotMatch(branded, /#2866d8|#f0bf4c|<img|url\(/);
    assert.match(renderTemplate(content).html!, /background:#2866d8;color:#ffffff/);
  });

  test('colors the test payment page, whose policy allows exactly its style', () => {
    const {css, hash} = createPageStyle(brand);
    assert.match(css, /--accent:#ffd54a;--on-accent:#141821/);
    assert.match(css, /color-scheme:dark/);
    assert.equal(hash, createHash('sha256').update(css).digest('base64'));
    assert.notEqual(hash, createPageStyle({}).hash);
  });
});
