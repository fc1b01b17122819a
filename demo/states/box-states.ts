/** The drawing of the box: each state in each cover. */
import {localized, type Group, type ElementSetup} from './state.ts';
import type {Fixture} from './fixture.ts';

const boxes = [
  ['sealed', '系好的'], ['open', '打开的'], ['empty', '空了的'], ['returned', '退回的'], ['waiting', '等待的'], ['not-found', '迷路的'], ['done', '收下的'],
] as const;
const covers = ['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter'];

const renderBox = (state: string, cover: string): ElementSetup => ({tag: 'gift-box', attributes: {state, cover}});

/** The box is no element of its own on a page: another one brings it. Here that is a status without a gift. */
const hiddenStatus = (_fixture: Fixture): ElementSetup => ({tag: 'gift-status', attributes: {hidden: ''}, steps: [{waitFor: 'gift-box'}]});

export const boxStates: Group = {
  name: 'box', title: localized('The box', '礼盒'),
  states: boxes.map(([state, zh]) => ({
    name: `box-${state}`, title: localized(state[0]!.toUpperCase() + state.slice(1), zh), expectText: '',
    setup: (fixture) => ({...hiddenStatus(fixture), siblings: covers.map((cover) => renderBox(state, cover))}),
  })),
};
