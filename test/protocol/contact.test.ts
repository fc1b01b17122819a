import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Contact} from '../../src/protocol/index.ts';

test('a shop is asked on a page or by one mail address, and by nothing else', () => {
  for (const good of ['https://tea.example/help', 'http://localhost:4400/help', 'mailto:help@tea.example']) assert.ok(Contact.safeParse(good).success, good);
  for (const bad of ['help@tea.example', 'mailto:', 'mailto:a@b.example?bcc=c@d.example', 'mailto:a@b.example,c@d.example', 'javascript:alert(1)', 'tel:1']) {
    assert.ok(!Contact.safeParse(bad).success, bad);
  }
});
