export {GiftBox} from './gift-box.ts';
export {boxStates, drawBox, type BoxState} from './drawing.ts';
export {boxStyles} from './drawing.styles.ts';
export {unwrap, type Unwrapping} from './unwrap.ts';
