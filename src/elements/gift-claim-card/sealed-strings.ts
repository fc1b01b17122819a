/** Strings of the sealed card; all others are loaded by the parts that need them. */
import {durations} from '../../locales/loaders/durations.generated.ts';
import {sealedCard} from '../../locales/loaders/sealed-card.generated.ts';
import {loadStrings} from '../shared/localize.ts';

export const sealedStrings = loadStrings({sealedCard, durations}, (parts) => ({...parts.sealedCard, ...parts.durations}));

export type SealedStrings = Awaited<ReturnType<typeof sealedStrings>>;
