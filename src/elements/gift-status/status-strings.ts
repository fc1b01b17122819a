import type {CommonStrings} from '../../locales/en/common.ts';
import type {StatusStrings} from '../../locales/en/status.ts';
import {common} from '../../locales/loaders/common.generated.ts';
import {status} from '../../locales/loaders/status.generated.ts';
import {loadStrings} from '../shared/localize.ts';

export type GiftStatusStrings = StatusStrings & {common: CommonStrings};

export const statusStrings = loadStrings({common, status}, (parts): GiftStatusStrings => ({...parts.status, common: parts.common}));
