/** The hosted manage page's module: the sender's view. */
import './page-setup.ts';
import {GiftStatus} from '../../../elements/gift-status/gift-status.ts';
import {defineOnce} from '../../../elements/shared/define-once.ts';

// What the element would fetch next is here already, since this file hands it out.
export {StatusController} from '../../../elements/gift-status/status-controller.ts';

defineOnce('gift-status', GiftStatus);
