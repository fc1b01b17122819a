/** Strings of outcomes and of the opened gift, each loaded when its part is. */
import {claim} from '../../../locales/loaders/claim.generated.ts';
import {common} from '../../../locales/loaders/common.generated.ts';
import {outcomes} from '../../../locales/loaders/outcomes.generated.ts';
import {loadStrings} from '../../shared/localize.ts';

export const flowStrings = loadStrings({common, outcomes}, (parts) => parts);

export type FlowStrings = Awaited<ReturnType<typeof flowStrings>>;

export const claimStrings = loadStrings({claim}, (parts) => parts.claim);
