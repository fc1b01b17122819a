/** The gift box: every state with every cover. */
import {localized, type Group, type ElementSetup} from './state.ts';

const boxes = [
  ['sealed', '系好的'], ['open', '打开的'], ['empty', '空了的'], ['returned', '退回的'], ['waiting', '等待的'], ['not-found', '迷路的'], ['done', '收下的'],
] as const;
const covers = ['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter'];

const box = (state: string, cover: string): ElementSetup => ({tag: 'gift-box', attributes: {state, cover}});

/** `gift-box` is internal: a public element loads it. Here that is a status without a gift. */
const hiddenStatus: ElementSetup = ({tag: 'gift-status', attributes: {hidden: ''}, steps: [{waitFor: 'gift-box'}]});

export const boxStates: Group = {
  name: 'box', title: localized('The box', '礼盒'),
  states: boxes.map(([state, zh]) => ({
    name: `box-${state}`, title: localized(state[0]!.toUpperCase() + state.slice(1), zh), expectText: '',
    setup: () => ({...hiddenStatus, siblings: covers.map((cover) => box(state, cover))}),
  })),
};
