import type {GiftError} from '../../../client/gift-error.ts';
import {errorMessage} from '../../../locales/format.ts';
import {common} from '../../../locales/loaders/common.generated.ts';
import {panel} from '../../../locales/loaders/panel.generated.ts';
import {loadStrings} from '../../shared/localize.ts';

export const translations = loadStrings({common, panel}, (parts) => ({...parts.panel, common: parts.common}));

export type PanelStrings = Awaited<ReturnType<typeof translations>>;

/** Why a product or its shop could not be loaded. */
export function productErrorMessage(
  {code}: GiftError, product: string | null | undefined, strings: PanelStrings, hasTyped = false,
): string {
  const problem = strings.descriptorProblems[code as keyof typeof strings.descriptorProblems];
  if (code !== 'not-found') return problem ?? errorMessage(code, strings.common, hasTyped);
  // Without a name in the page's code, there is nothing to tell a visitor about it.
  return product ? strings.unknownProduct(product) : strings.unavailableReasons['not-giftable'];
}
