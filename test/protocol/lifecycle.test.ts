import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {
  canTransitionGift, canTransitionPortion, giftStatesLeadingTo, giftTransitions, hasActiveClaim, isAccepted, isClaimable, isGiftState,
  portionStatesLeadingTo, portionTransitions, refundTransitions, type PortionState,
} from '../../src/protocol/index.ts';

const tables: Record<string, Readonly<Record<string, readonly string[]>>> = {giftTransitions, portionTransitions, refundTransitions};

describe('the transition tables', () => {
  for (const [name, table] of Object.entries(tables)) {
    test(`${name}: contains every state that can be reached`, () => {
      for (const state of Object.values(table).flat()) assert.ok(Object.hasOwn(table, state), state);
    });
    test(`${name}: has no cycle without the merchant, so that every path ends`, () => {
      const follow = (state: string, path: string[]): void => {
        assert.ok(!path.includes(state), `${[...path, state].join(' → ')} is a cycle`);
        // Only the merchant's retry starts a refund again.
        if (name === 'refundTransitions' && state === 'failed') return;
        for (const next of table[state]!) follow(next, [...path, state]);
      };
      for (const state of Object.keys(table)) follow(state, []);
    });
  }

  test('a gift is not ready before it is paid', () => {
    assert.deepEqual(giftStatesLeadingTo('ready').sort(), ['paid', 'scheduled']);
    assert.ok(!canTransitionGift('draft', 'ready'));
  });

  test('a portion can be claimed once, and not after its end', () => {
    assert.deepEqual(portionStatesLeadingTo('claimed').sort(), ['opened', 'ready']);
    for (const state of ['declined', 'expired', 'cancelled', 'claimed'] as const) assert.ok(!canTransitionPortion(state, 'claimed'), state);
    assert.ok(isClaimable('ready') && isClaimable('opened') && !isClaimable('waiting'));
  });

  test('a portion stays accepted when the shop cannot fulfill it, but then has no active claim', () => {
    const states = Object.keys(portionTransitions) as PortionState[];
    assert.deepEqual(states.filter(hasActiveClaim), ['claimed', 'ordered', 'shipped', 'delivered']);
    assert.deepEqual(states.filter(isAccepted), ['claimed', 'ordered', 'shipped', 'delivered', 'unavailable']);
  });

  test('a property inherited from Object is not a state', () => {
    assert.ok(!isGiftState('toString') && !isGiftState('constructor') && isGiftState('draft'));
  });
});
