/** The hosted claim page's module: the card with its sealed face in one file, since a friend is waiting for it. */
import './page-setup.ts';
import {GiftClaimCard} from '../../../elements/gift-claim-card/gift-claim-card.ts';
import {defineOnce} from '../../../elements/shared/define-once.ts';

// What the element would fetch next is here already, since this file hands it out.
export {ClaimController} from '../../../elements/gift-claim-card/claim-controller.ts';

defineOnce('gift-claim-card', GiftClaimCard);
