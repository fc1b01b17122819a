/** Module of the hosted claim page: the claim card in one file, so that the sealed card renders after one request. */
import './page-setup.ts';
import {GiftClaimCard} from '../../../elements/gift-claim-card/gift-claim-card.ts';
import {defineOnce} from '../../../elements/shared/define-once.ts';

// The element imports this next. Exporting it keeps it in the same file.
export {ClaimController} from '../../../elements/gift-claim-card/claim-controller.ts';

defineOnce('gift-claim-card', GiftClaimCard);
