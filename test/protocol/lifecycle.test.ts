import {describe, test} from 'node:test';
import assert from 'node:assert/strict';
import {
  canTransitionGift, canTransitionPortion, giftTransitions, giftStatesLeadingTo, isClaimable, isGiftState, portionTransitions, portionStatesLeadingTo, refundTransitions,
} from '../../src/protocol/index.ts';

const tables: Record<string, Readonly<Record<string, readonly string[]>>> = {giftMoves: giftTransitions, portionMoves: portionTransitions, refundMoves: refundTransitions};

describe('the table of moves', () => {
  for (const [name, table] of Object.entries(tables)) {
    test(`${name}: every state that can be reached is in the table`, () => {
      for (const state of Object.values(table).flat()) assert.ok(Object.hasOwn(table, state), state);
    });
    test(`${name}: no state leads back to itself, and every one leads to an ending`, () => {
      const ends = (state: string, seen: string[]): void => {
        assert.ok(!seen.includes(state), `${[...seen, state].join(' → ')} goes in a circle`);
        for (const next of table[state]!) ends(next, [...seen, state]);
      };
      for (const state of Object.keys(table)) ends(state, []);
    });
  }

  test('a gift is never ready before it is paid', () => {
    assert.deepEqual(giftStatesLeadingTo('ready').sort(), ['paid', 'scheduled']);
    assert.ok(!canTransitionGift('draft', 'ready'));
  });

  test('a portion is claimed once, and only before its end', () => {
    assert.deepEqual(portionStatesLeadingTo('claimed').sort(), ['opened', 'ready']);
    for (const state of ['declined', 'expired', 'cancelled', 'claimed'] as const) assert.ok(!canTransitionPortion(state, 'claimed'), state);
    assert.ok(isClaimable('ready') && isClaimable('opened') && !isClaimable('waiting'));
  });

  test('what an object inherits is no state', () => {
    assert.ok(!isGiftState('toString') && !isGiftState('constructor') && isGiftState('draft'));
  });
});
