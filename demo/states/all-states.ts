/** Every state of every element. To add one, add an entry to the file of its group. */
import {boxStates} from './box-states.ts';
import {buttonStates} from './button-states.ts';
import {addressStates, outcomeStates, openStates, receiptStates, sealedStates} from './card-states.ts';
import {panelStates} from './panel-states.ts';
import type {Group, State} from './state.ts';
import {statusStates} from './status-states.ts';

export const groups: readonly Group[] = [
  buttonStates, panelStates, statusStates, sealedStates, openStates, addressStates, receiptStates, outcomeStates, boxStates,
];

export const allStates: readonly State[] = groups.flatMap(({states}) => states);
