import {loadStrings} from '../shared/localize.ts';

export const shareTargetStrings = loadStrings(
  {en: () => import('../../locales/en/share-targets.ts'), 'zh-Hans': () => import('../../locales/zh-hans/share-targets.ts')},
  ({shareTargets}) => shareTargets,
);
