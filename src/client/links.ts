import {deriveClaimToken} from '../protocol/tokens.ts';

/** The link that the sender shares. Its token is in the fragment, which no server, log or link preview receives. */
export const claimLink = async (gift: {claimPage: string; linkNumber: number}, manageToken: string) =>
  `${gift.claimPage}#${await deriveClaimToken(manageToken, gift.linkNumber)}`;

/** The page on which the sender can follow and cancel the gift from any browser. */
export const manageLink = (backend: string, gift: {id: string}, manageToken: string) =>
  `${new URL(backend || '/', globalThis.location?.href).href.replace(/\/$/, '')}/m/${gift.id}#${manageToken}`;
