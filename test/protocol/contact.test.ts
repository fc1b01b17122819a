import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Contact} from '../../src/protocol/index.ts';

test('a contact is a web page or a single mail address', () => {
  for (const valid of ['https://tea.example/help', 'http://localhost:4400/help', 'mailto:help@tea.example']) assert.ok(Contact.safeParse(valid).success, valid);
  for (const invalid of ['help@tea.example', 'mailto:', 'mailto:a@b.example?bcc=c@d.example', 'mailto:a@b.example,c@d.example', 'javascript:alert(1)', 'tel:1']) {
    assert.ok(!Contact.safeParse(invalid).success, invalid);
  }
});
