/** Module of the hosted manage page: the sender's view. */
import './page-setup.ts';
import {GiftStatus} from '../../../elements/gift-status/gift-status.ts';
import {defineOnce} from '../../../elements/shared/define-once.ts';

// The element imports this next. Exporting it keeps it in the same file.
export {StatusController} from '../../../elements/gift-status/status-controller.ts';

defineOnce('gift-status', GiftStatus);
