/** The generated section about the codes of failed requests. */
import {problems, type ProblemCode} from '../src/protocol/index.ts';

interface Help {
  when: string;
  /** What a developer does about it. Without it, the title of the problem says so. */
  action?: string;
}

const AUTOMATIC = 'Nothing: the elements and `GiftClient` try again.';
const SHOWN = 'Nothing: the elements say so, and what is possible instead.';

const help: Readonly<Record<ProblemCode, Help>> = {
  'malformed-request': {when: 'Something that is not HTTP reached the port.', action: 'Look at the proxy in front of the backend.'},
  'malformed-json': {when: 'The body of a request can’t be parsed.'},
  'validation-failed': {when: 'A field has the wrong type, is too long or is missing. `errors` names it with a JSON pointer.'},
  'idempotency-key-missing': {when: 'A write came without its key.'},
  'idempotency-key-invalid': {when: 'The key is too short, too long or has other characters.'},
  'credential-missing': {when: 'The endpoint needs a token.'},
  'credential-invalid': {when: 'A link was cut, or a secret key was sent where a token belongs.'},
  'origin-not-allowed': {when: 'A page whose origin is not listed calls the backend. The console of the page names it.'},
  'secret-key-in-browser': {when: 'A browser sent a secret key, so others may have read it.'},
  'passcode-incorrect': {when: 'The recipient mistyped the passcode.', action: SHOWN},
  'passcode-blocked': {when: 'Somebody tried too many passcodes (`limits.wrongPasscodesPerGift`).'},
  'not-found': {when: 'The product, the gift or the path does not exist.', action: 'Compare the `ref` or the link. An unknown token gets the same answer, so that nobody can guess.'},
  'method-not-allowed': {when: 'The path exists, but not with this method.'},
  'request-timeout': {when: 'The body of a request was sent too slowly.', action: AUTOMATIC},
  'idempotency-in-progress': {when: 'A repeated request arrived before the first had ended.', action: AUTOMATIC},
  'state-conflict': {when: 'The gift has changed meanwhile: it was claimed, cancelled or refunded.', action: 'Fetch the gift again and show it.'},
  'already-claimed': {when: 'The recipient was too late, or opened the link in another browser.', action: SHOWN},
  'fully-claimed': {when: 'All portions of a group’s gift are gone.', action: SHOWN},
  'gift-expired': {when: 'Nobody accepted the gift in time. The payer is refunded.', action: SHOWN},
  'gift-cancelled': {when: 'The sender took the gift back.', action: SHOWN},
  'gift-stopped': {when: 'The payment was disputed or refunded at the provider.'},
  'link-replaced': {when: 'An old link was opened.', action: 'Ask the sender for the new one.'},
  'personal-data-erased': {when: 'The address of the order was erased at the recipient’s request.', action: 'Ask the recipient, if the parcel has not left.'},
  'body-too-large': {when: 'A request is larger than any that the elements send.', action: 'Send less.'},
  'unsupported-media-type': {when: 'A body came as a form or as text.'},
  'expectation-failed': {when: 'A client or proxy sent another `Expect`.'},
  'idempotency-key-reused': {when: 'A program used one key for two different requests.'},
  'not-supported': {when: 'The protocol has a feature that this backend does not.'},
  'fulfillment-key-retired': {when: 'A page was open while the key of addresses was rotated twice.'},
  'price-mismatch': {when: 'The price changed while the panel was open.', action: 'Nothing: the panel shows the new price and asks again.'},
  'descriptor-malformed': {when: 'A signed product was cut off while it was copied, or made by another program.'},
  'descriptor-too-large': {when: 'A signed product has too many variants or too long texts.'},
  'descriptor-invalid': {when: 'A signed product was altered.'},
  'descriptor-expired': {when: 'A signed product is too old.'},
  'descriptor-key-unknown': {when: 'A signed product comes from another shop, or the signing key was lost.'},
  'descriptor-key-retired': {when: 'The signing key was rotated twice since the product was signed.'},
  'descriptor-audience-mismatch': {when: 'A signed product was made for another backend.'},
  'item-unavailable': {when: 'The last piece was given meanwhile, or the variant is gone.', action: 'Update `stock`, or name another variant.'},
  'not-giftable': {when: 'The catalog has `"giftable": false` for the product.', action: 'Change the catalog, or set `unavailable` on the button to say why.'},
  'address-undeliverable': {when: 'The address lacks a field that its country needs. `errors` names it.', action: SHOWN},
  'country-not-served': {when: 'The recipient lives where the shop does not ship to.', action: 'Add the country to `shop.shipsTo`, if you ship there.'},
  'currency-unsupported': {when: 'A price is in another currency than `shop.currency`.', action: 'Use one currency in configuration and catalog.'},
  'rate-limited': {when: 'One visitor, or all behind one proxy, sent more than `limits` allow.', action: 'Nothing, or set `trustedProxies`, or raise the limit.'},
  'headers-too-large': {when: 'The page’s cookies or a proxy make the headers too long.', action: 'Give the backend an origin without the shop’s cookies.'},
  internal: {when: 'A bug, or a full disk. The log has the request’s id.', action: 'Look into the log; `GET /readyz` says what is wrong.'},
  'format-not-supported': {when: 'A site asked for oEmbed as XML.'},
  'payment-provider-error': {when: 'Stripe or Mollie did not answer, or refused.', action: 'Look at the provider’s status page; `npx send-as-gift check` asks it.'},
  'shop-error': {when: 'A `shop` of your own failed.', action: 'Look into your log.'},
  unavailable: {when: 'The backend is overloaded, starting or ending.', action: AUTOMATIC},
  'gateway-timeout': {when: 'A proxy or a system behind the backend was too slow.', action: AUTOMATIC},
};

export const problemsSection = (): string => (Object.keys(problems) as ProblemCode[]).map((code) => {
  const {status, retryable, title} = problems[code];
  const {when, action} = help[code];
  return [
    `### ${code}`,
    `Status ${status}, ${retryable ? '' : 'not '}retryable. ${title}`,
    `- When: ${when}${action ? `\n- Do: ${action}` : ''}`,
  ].join('\n\n');
}).join('\n\n');
