import {common} from '../../../../locales/loaders/common.generated.ts';
import {options} from '../../../../locales/loaders/options.generated.ts';
import {loadStrings} from '../../../shared/localize.ts';

export const translations = loadStrings({common, options}, (parts) => ({...parts.options, common: parts.common}));

export type OptionsStrings = Awaited<ReturnType<typeof translations>>;
