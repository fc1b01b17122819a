/** Several cards on one page, each with its own backend: a link that one backend does not know is offered to the others. */
import {GiftError} from '../../../client/gift-error.ts';
import {Transport} from '../../../client/transport.ts';
import {isPinned, otherCards, type RegisteredCard} from '../card-registry.ts';

/** Tries the other cards one after the other, so that no backend receives the token needlessly. True if one took it. */
export async function handOff(token: string, from: RegisteredCard): Promise<boolean> {
  for (const other of otherCards(from)) {
    if (isPinned(other) || other.element.backend === from.element.backend || !(await recognizes(other, token))) continue;
    other.adopt(token);
    return true;
  }
  return false;
}

/** A backend answers 409 and 410 only for gifts of its own. */
async function recognizes({element: {backend}, signal}: RegisteredCard, token: string): Promise<boolean> {
  try {
    await new Transport({backend}).send({method: 'GET', path: token.startsWith('gr_') ? '/v1/receipt' : '/v1/claim', token, signal});
    return true;
  } catch (thrown) {
    const {status} = GiftError.from(thrown);
    return status === 409 || status === 410;
  }
}
