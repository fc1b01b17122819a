import type {GiftError} from '../../../client/gift-error.ts';
import {errorMessage} from '../../../locales/format.ts';
import {loadStrings} from '../../shared/localize.ts';

export const translations = loadStrings({
  en: () => Promise.all([import('../../../locales/en/common.ts'), import('../../../locales/en/panel.ts')]),
  'zh-Hans': () => Promise.all([import('../../../locales/zh-hans/common.ts'), import('../../../locales/zh-hans/panel.ts')]),
}, ([{common}, {panel}]) => ({...panel, common}));

export type PanelStrings = Awaited<ReturnType<(typeof translations)['en']>>;

/** Why a product or its shop could not be loaded. */
export const productErrorMessage = ({code}: GiftError, product: string, strings: PanelStrings, hasTyped = false): string =>
  (code === 'not-found' ? strings.unknownProduct(product) : errorMessage(code, strings.common, hasTyped));
