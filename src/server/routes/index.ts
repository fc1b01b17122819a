/** Every call of the protocol with its other half. */
import type {CallName} from '../../protocol/index.ts';
import * as claim from './claim.ts';
import * as orders from './orders.ts';
import * as receipt from './receipt.ts';
import type {Look, Move} from './route.ts';
import * as sender from './sender.ts';
import * as shop from './shop.ts';

type Routes = {readonly [Name in CallName]: Look<Name> | Move<Name>};

export const routes: Routes = {...shop, ...sender, ...claim, ...receipt, ...orders};
