/** Written by `npm run shapes` from the schemas: every call’s way and the shape of its answer, as a browser needs them. */
import {contact, either, flag, list, object, oneOf, optional, same, text, webAddress, whole, words} from './reading.ts';

const CountryCode = text(/^[A-Z]{2}$/);
export const Address = object({
  name: words(100, true),
  organization: optional(words(100, true)),
  country: CountryCode,
  postalCode: optional(words(20, true)),
  area: optional(words(100, true)),
  city: optional(words(100, true)),
  district: optional(words(100, true)),
  street: list(words(200, true), 1, 3),
  phone: optional(words(40, true)),
  mail: optional(words(254, true, /^[^\s@]+@[^\s@]+$/)),
});
const TokenHash = text(/^[A-Za-z0-9_-]{43}$/);
const CompactJwe = text(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/, 0, 16000);
const ShipTo = object({
  country: CountryCode,
  postalCode: optional(words(20, true)),
});
const Instant = text(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const VariantRef = text(undefined, 1, 200);
const ProductRef = text(/^[A-Za-z0-9._~-]+$/, 1, 4000);
const GivenProduct = object({
  ref: ProductRef,
  title: text(),
  description: optional(text()),
  url: optional(webAddress),
  image: optional(webAddress),
  imageAlt: optional(text()),
  variant: optional(object({
    ref: VariantRef,
    title: text(),
  })),
});
const GiftId = text(/^[A-Za-z0-9_-]{22}$/);
const Currency = text(/^[A-Z]{3}$/);
const Money = object({
  amount: whole(0, 9007199254740991),
  currency: Currency,
});
const Order = object({
  id: text(),
  gift: GiftId,
  portion: whole(),
  state: oneOf(['waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'declined', 'expired', 'cancelled', 'unavailable']),
  product: GivenProduct,
  shopOrder: optional(text()),
  unitPrice: Money,
  note: text(),
  senderName: text(),
  shipTo: optional(ShipTo),
  tracking: optional(object({
    carrier: optional(text()),
    number: optional(text()),
    url: optional(webAddress),
  })),
  claimedAt: Instant,
  changedAt: Instant,
});
const Receipt = object({
  gift: GiftId,
  portion: whole(),
  state: oneOf(['waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'declined', 'expired', 'cancelled', 'unavailable']),
  product: GivenProduct,
  shop: object({
    name: text(),
    domain: text(),
    support: optional(contact),
  }),
  senderName: text(),
  note: text(),
  cover: oneOf(['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter']),
  claimedAt: Instant,
  changedAt: Instant,
  shipTo: optional(ShipTo),
  tracking: optional(object({
    carrier: optional(text()),
    number: optional(text()),
    url: optional(webAddress),
  })),
  thanks: optional(object({
    note: text(),
    emoji: text(),
  })),
  erased: flag,
  can: object({
    correctAddress: flag,
    thank: flag,
    erase: flag,
  }),
  sequence: whole(),
});
const ChoosableVariant = object({
  ref: VariantRef,
  title: text(),
  available: flag,
  image: optional(webAddress),
  swatch: optional(text(/^#[0-9a-f]{6}$/i)),
});
const Card = object({
  gift: GiftId,
  state: oneOf(['unpaid', 'scheduled', 'sealed', 'opened']),
  shop: object({
    name: text(),
    domain: text(),
  }),
  senderName: text(),
  note: text(),
  cover: oneOf(['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter']),
  secret: flag,
  passcodeRequired: flag,
  paidAt: optional(Instant),
  claimDeadline: optional(Instant),
  sendAt: optional(Instant),
  portions: object({
    total: whole(),
    left: whole(),
  }),
  product: optional(GivenProduct),
  variants: optional(list(ChoosableVariant)),
});
const Policy = object({
  claimWindowSeconds: whole(1, 15552000),
  afterWindow: oneOf(['refund']),
  senderMayCancel: oneOf(['until-claimed', 'never']),
  senderMayExtend: either(whole(0, 100), 0),
  shipping: oneOf(['included', 'recipient']),
  payment: oneOf(['charge', 'hold']),
});
const Gift = object({
  id: GiftId,
  state: oneOf(['draft', 'paid', 'scheduled', 'ready', 'closed', 'cancelled', 'abandoned']),
  product: GivenProduct,
  unitPrice: Money,
  total: Money,
  note: text(),
  cover: oneOf(['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter']),
  senderName: text(),
  secret: flag,
  passcodeRequired: either(flag, false),
  shop: object({
    name: text(),
    domain: text(),
  }),
  policy: Policy,
  portions: list(object({
    number: whole(),
    state: oneOf(['waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'declined', 'expired', 'cancelled', 'unavailable']),
    changedAt: Instant,
    thanks: optional(object({
      note: text(),
      emoji: text(),
    })),
  })),
  linkNumber: whole(0),
  linkReplaced: either(flag, false),
  claimPage: webAddress,
  checkout: optional(object({
    url: webAddress,
    expiresAt: Instant,
  })),
  createdAt: Instant,
  paidAt: optional(Instant),
  claimDeadline: optional(Instant),
  sendAt: optional(object({
    at: Instant,
    timeZone: text(),
  })),
  refunded: Money,
  refundPending: Money,
  can: object({
    cancel: flag,
    replaceLink: flag,
    editNote: flag,
    extend: either(flag, false),
  }),
  sequence: whole(),
});
const NotGiftableReason = oneOf(['not-giftable', 'sold-out', 'too-dear', 'wrong-region']);
const Variant = object({
  ref: VariantRef,
  title: text(),
  price: Money,
  available: flag,
  image: optional(webAddress),
  swatch: optional(text(/^#[0-9a-f]{6}$/i)),
});
const Product = object({
  ref: ProductRef,
  title: text(),
  description: optional(text()),
  url: optional(webAddress),
  image: optional(webAddress),
  imageAlt: optional(text()),
  variants: list(Variant, 1),
  giftable: flag,
  reason: optional(NotGiftableReason),
});
const FulfilmentKey = object({
  kty: same('EC'),
  crv: same('P-256'),
  x: text(/^[A-Za-z0-9_-]{43}$/),
  y: text(/^[A-Za-z0-9_-]{43}$/),
  kid: text(undefined, 1, 100),
  use: optional(text()),
  alg: optional(text()),
});
const Shop = object({
  name: text(),
  domain: text(),
  locales: list(text()),
  currency: Currency,
  shipsTo: list(CountryCode),
  policy: Policy,
  features: list(oneOf(['group', 'draw', 'secret', 'passcode', 'schedule', 'extend', 'events', 'oembed', 'mail'])),
  fulfilmentKey: FulfilmentKey,
  support: optional(contact),
  terms: optional(webAddress),
  privacy: optional(webAddress),
});

export const forms = {
  shop: {method: 'GET', path: '/v1/shop', answer: Shop},
  product: {method: 'GET', path: '/v1/products/{ref}', answer: Product},
  draft: {method: 'POST', path: '/v1/gifts', answer: object({
    gift: Gift,
    checkout: object({
      url: webAddress,
      expiresAt: Instant,
    }),
  })},
  gift: {method: 'GET', path: '/v1/gift', answer: Gift},
  editNote: {method: 'PATCH', path: '/v1/gift', answer: Gift},
  cancel: {method: 'POST', path: '/v1/gift/cancel', answer: Gift},
  link: {method: 'POST', path: '/v1/gift/link', answer: Gift},
  extend: {method: 'POST', path: '/v1/gift/extend', answer: Gift},
  card: {method: 'GET', path: '/v1/claim', answer: Card},
  open: {method: 'POST', path: '/v1/claim/open', answer: Card},
  claim: {method: 'POST', path: '/v1/claim/claim', answer: Receipt},
  decline: {method: 'POST', path: '/v1/claim/decline', answer: object({
    state: same('declined'),
  })},
  receipt: {method: 'GET', path: '/v1/receipt', answer: Receipt},
  correctAddress: {method: 'PATCH', path: '/v1/receipt/address', answer: Receipt},
  thank: {method: 'POST', path: '/v1/receipt/thanks', answer: Receipt},
  erase: {method: 'POST', path: '/v1/receipt/erase', answer: Receipt},
  orders: {method: 'GET', path: '/v1/orders', answer: object({
    orders: list(Order),
    next: optional(text()),
  })},
  shipping: {method: 'GET', path: '/v1/orders/{id}/shipping', answer: object({
    jwe: CompactJwe,
    kid: text(),
    receiptHash: TokenHash,
    shipTo: ShipTo,
  })},
  openShipping: {method: 'POST', path: '/v1/orders/{id}/shipping/open', answer: object({
    address: Address,
    auditedAt: Instant,
  })},
  shipped: {method: 'POST', path: '/v1/orders/{id}/shipped', answer: Order},
  delivered: {method: 'POST', path: '/v1/orders/{id}/delivered', answer: Order},
  cancelOrder: {method: 'POST', path: '/v1/orders/{id}/cancelled', answer: Order},
} as const;
