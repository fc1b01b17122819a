import {loadStrings} from '../shared/localize.ts';
import type {CommonStrings} from '../../locales/en/common.ts';
import type {StatusStrings} from '../../locales/en/status.ts';

export type GiftStatusStrings = StatusStrings & {common: CommonStrings};

export const statusStrings = loadStrings({
  en: () => Promise.all([import('../../locales/en/common.ts'), import('../../locales/en/status.ts')]),
  'zh-Hans': () => Promise.all([import('../../locales/zh-hans/common.ts'), import('../../locales/zh-hans/status.ts')]),
}, ([{common}, {status}]): GiftStatusStrings => ({...status, common}));
