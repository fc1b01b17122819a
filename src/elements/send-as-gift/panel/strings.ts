import type {GiftError} from '../../../client/gift-error.ts';
import {errorMessage} from '../../../locales/format.ts';
import {common} from '../../../locales/loaders/common.generated.ts';
import {panel} from '../../../locales/loaders/panel.generated.ts';
import {loadStrings} from '../../shared/localize.ts';

export const translations = loadStrings({common, panel}, (parts) => ({...parts.panel, common: parts.common}));

export type PanelStrings = Awaited<ReturnType<typeof translations>>;

/** Why a product or its shop could not be loaded. */
export const productErrorMessage = ({code}: GiftError, product: string, strings: PanelStrings, hasTyped = false): string =>
  (code === 'not-found' ? strings.unknownProduct(product) : errorMessage(code, strings.common, hasTyped));
