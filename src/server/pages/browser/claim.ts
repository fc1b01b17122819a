/** The hosted claim page's module: the card with its sealed face in one file, since a friend is waiting for it. */
import './ground.ts';
import {GiftClaimCard} from '../../../elements/gift-claim-card/gift-claim-card.ts';
import {defineOnce} from '../../../elements/shared/define-once.ts';

// What the element would fetch next is here already, since this file hands it out.
export {Card} from '../../../elements/gift-claim-card/card.ts';

defineOnce('gift-claim-card', GiftClaimCard);
