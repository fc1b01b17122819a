import {shareTargets} from '../../locales/loaders/share-targets.generated.ts';
import {loadStrings} from '../shared/localize.ts';

export const shareTargetStrings = loadStrings({shareTargets}, (parts) => parts.shareTargets);
