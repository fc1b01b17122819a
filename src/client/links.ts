import {deriveClaimToken} from '../protocol/tokens.ts';

/** The link that travels. The secret is in the fragment, so no server, log or preview ever sees it. */
export const claimLink = async (gift: {claimPage: string; linkNumber: number}, manageToken: string) =>
  `${gift.claimPage}#${await deriveClaimToken(manageToken, gift.linkNumber)}`;

/** The page on which the sender can follow and stop the gift, from any browser. */
export const manageLink = (backend: string, gift: {id: string}, manageToken: string) =>
  `${new URL(backend || '/', globalThis.location?.href).href.replace(/\/$/, '')}/m/${gift.id}#${manageToken}`;
