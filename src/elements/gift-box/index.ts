export {GiftBox} from './gift-box.ts';
export {boxStates, renderBox, type BoxState} from './render-box.ts';
export {boxStyles} from './open-box.styles.ts';
export {unwrap, type UnwrapAnimation} from './unwrap.ts';
