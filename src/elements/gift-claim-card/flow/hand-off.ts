/** A link that opened nothing in one card is tried in the others, one after the other, so that it comes to no backend needlessly. */
import {GiftError} from '../../../client/gift-error.ts';
import {Transport} from '../../../client/transport.ts';
import {otherCards, type RegisteredCard} from '../card-registry.ts';

/** True when another card has taken it. */
export async function handOff(token: string, from: RegisteredCard): Promise<boolean> {
  for (const other of otherCards(from)) {
    if (other.isPinned || other.backend === from.backend || !(await recognizes(other, token))) continue;
    other.adopt(token);
    return true;
  }
  return false;
}

/** Whatever else than “not found” a backend says of a link, it says of a gift of its own. */
async function recognizes({backend, signal}: RegisteredCard, token: string): Promise<boolean> {
  try {
    await new Transport({backend}).send({method: 'GET', path: token.startsWith('gr_') ? '/v1/receipt' : '/v1/claim', token, signal});
    return true;
  } catch (thrown) {
    const {status} = GiftError.from(thrown);
    return status === 409 || status === 410;
  }
}
