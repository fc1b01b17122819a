/** The drawing of the box: each state in each cover. */
import {said, type Group, type Stage} from './state.ts';
import type {Town} from './town.ts';

const boxes = [
  ['sealed', '系好的'], ['open', '打开的'], ['empty', '空了的'], ['returned', '退回的'], ['waiting', '等待的'], ['lost', '迷路的'], ['done', '收下的'],
] as const;
const covers = ['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter'];

const box = (state: string, cover: string): Stage => ({tag: 'gift-box', attributes: {state, cover}});

/** The box is no element of its own on a page: another one brings it. Here that is a status without a gift. */
const bringer = (_town: Town): Stage => ({tag: 'gift-status', attributes: {hidden: ''}, acts: [{see: 'gift-box'}]});

export const boxStates: Group = {
  name: 'box', title: said('The box', '礼盒'),
  states: boxes.map(([state, zh]) => ({
    name: `box-${state}`, title: said(state[0]!.toUpperCase() + state.slice(1), zh), sees: '',
    stage: (town) => ({...bringer(town), beside: covers.map((cover) => box(state, cover))}),
  })),
};
