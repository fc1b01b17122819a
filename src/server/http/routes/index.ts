/** One handler per endpoint of the protocol. */
import type {EndpointName} from '../../../protocol/index.ts';
import * as alerts from './alerts.ts';
import * as claim from './claim.ts';
import * as manage from './manage.ts';
import * as orders from './orders.ts';
import * as receipt from './receipt.ts';
import type {MutationHandler, QueryHandler} from './route.ts';
import * as shop from './shop.ts';

type Routes = {readonly [Name in EndpointName]: QueryHandler<Name> | MutationHandler<Name>};

export const routes: Routes = {...shop, ...manage, ...claim, ...receipt, ...orders, ...alerts};
