/** Every call of the protocol with its other half. */
import type {EndpointName} from '../../../protocol/index.ts';
import * as claim from './claim.ts';
import * as orders from './orders.ts';
import * as receipt from './receipt.ts';
import type {QueryHandler, MutationHandler} from './route.ts';
import * as sender from './manage.ts';
import * as shop from './shop.ts';

type Routes = {readonly [Name in EndpointName]: QueryHandler<Name> | MutationHandler<Name>};

export const routes: Routes = {...shop, ...sender, ...claim, ...receipt, ...orders};
