/** Written by `npm run generate:decoders` from the schemas: every call’s way and the shape of its answer, as a browser needs them. */
import {contact, withDefault, boolean, array, object, openEnum, optional, literal, string, httpUrl, integer, plainText} from './decode.ts';

const CountryCode = string(/^[A-Z]{2}$/);
export const addressDecoder = object({
  name: plainText(100, true),
  organization: optional(plainText(100, true)),
  country: CountryCode,
  postalCode: optional(plainText(20, true)),
  area: optional(plainText(100, true)),
  city: optional(plainText(100, true)),
  district: optional(plainText(100, true)),
  street: array(plainText(200, true), 1, 3),
  phone: optional(plainText(40, true)),
  email: optional(plainText(254, true, /^[^\s@]+@[^\s@]+$/)),
});
const TokenHash = string(/^[A-Za-z0-9_-]{43}$/);
const CompactJwe = string(/^[A-Za-z0-9_-]+\.\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/, 0, 16000);
const ShipTo = object({
  country: CountryCode,
  postalCode: optional(plainText(20, true)),
});
const Instant = string(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const VariantRef = string(undefined, 1, 200);
const ProductRef = string(/^[A-Za-z0-9._~-]+$/, 1, 4000);
const GiftProduct = object({
  ref: ProductRef,
  title: string(),
  description: optional(string()),
  url: optional(httpUrl),
  image: optional(httpUrl),
  imageAlt: optional(string()),
  variant: optional(object({
    ref: VariantRef,
    title: string(),
  })),
});
const GiftId = string(/^[A-Za-z0-9_-]{22}$/);
const Currency = string(/^[A-Z]{3}$/);
const Money = object({
  amount: integer(0, 9007199254740991),
  currency: Currency,
});
const Order = object({
  id: string(),
  gift: GiftId,
  portion: integer(),
  state: openEnum(['waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'declined', 'expired', 'cancelled', 'unavailable']),
  product: GiftProduct,
  shopOrder: optional(string()),
  unitPrice: Money,
  note: string(),
  senderName: string(),
  shipTo: optional(ShipTo),
  tracking: optional(object({
    carrier: optional(string()),
    number: optional(string()),
    url: optional(httpUrl),
  })),
  claimedAt: Instant,
  changedAt: Instant,
});
const Receipt = object({
  gift: GiftId,
  portion: integer(),
  state: openEnum(['waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'declined', 'expired', 'cancelled', 'unavailable']),
  product: GiftProduct,
  shop: object({
    name: string(),
    domain: string(),
    support: optional(contact),
  }),
  senderName: string(),
  note: string(),
  cover: openEnum(['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter']),
  claimedAt: Instant,
  changedAt: Instant,
  shipTo: optional(ShipTo),
  tracking: optional(object({
    carrier: optional(string()),
    number: optional(string()),
    url: optional(httpUrl),
  })),
  thanks: optional(object({
    note: string(),
    emoji: string(),
  })),
  erased: boolean,
  can: object({
    correctAddress: boolean,
    thank: boolean,
    erase: boolean,
  }),
  sequence: integer(),
});
const VariantOption = object({
  ref: VariantRef,
  title: string(),
  available: boolean,
  image: optional(httpUrl),
  swatch: optional(string(/^#[0-9a-f]{6}$/i)),
});
const ClaimCard = object({
  gift: GiftId,
  state: openEnum(['unpaid', 'scheduled', 'sealed', 'opened']),
  shop: object({
    name: string(),
    domain: string(),
  }),
  senderName: string(),
  note: string(),
  cover: openEnum(['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter']),
  secret: boolean,
  passcodeRequired: boolean,
  paidAt: optional(Instant),
  claimDeadline: optional(Instant),
  sendAt: optional(Instant),
  portions: object({
    total: integer(),
    left: integer(),
  }),
  product: optional(GiftProduct),
  variants: optional(array(VariantOption)),
});
const Policy = object({
  claimWindowSeconds: integer(1, 15552000),
  afterWindow: openEnum(['refund']),
  senderMayCancel: openEnum(['until-claimed', 'never']),
  senderMayExtend: withDefault(integer(0, 100), 0),
  shipping: openEnum(['included', 'recipient']),
  payment: openEnum(['charge', 'hold']),
});
const Gift = object({
  id: GiftId,
  state: openEnum(['draft', 'paid', 'scheduled', 'ready', 'closed', 'cancelled', 'abandoned']),
  product: GiftProduct,
  unitPrice: Money,
  total: Money,
  note: string(),
  cover: openEnum(['plain', 'birthday', 'thanks', 'love', 'new-year', 'winter']),
  senderName: string(),
  secret: boolean,
  passcodeRequired: withDefault(boolean, false),
  shop: object({
    name: string(),
    domain: string(),
  }),
  policy: Policy,
  portions: array(object({
    number: integer(),
    state: openEnum(['waiting', 'ready', 'opened', 'claimed', 'ordered', 'shipped', 'delivered', 'declined', 'expired', 'cancelled', 'unavailable']),
    changedAt: Instant,
    thanks: optional(object({
      note: string(),
      emoji: string(),
    })),
  })),
  linkNumber: integer(0),
  linkReplaced: withDefault(boolean, false),
  claimPage: httpUrl,
  checkout: optional(object({
    url: httpUrl,
    expiresAt: Instant,
  })),
  createdAt: Instant,
  paidAt: optional(Instant),
  claimDeadline: optional(Instant),
  sendAt: optional(object({
    at: Instant,
    timeZone: string(),
  })),
  refunded: Money,
  refundPending: Money,
  can: object({
    cancel: boolean,
    replaceLink: boolean,
    editNote: boolean,
    extend: withDefault(boolean, false),
  }),
  sequence: integer(),
});
const NotGiftableReason = openEnum(['not-giftable', 'sold-out', 'price-limit-exceeded', 'region-not-served']);
const Variant = object({
  ref: VariantRef,
  title: string(),
  price: Money,
  available: boolean,
  image: optional(httpUrl),
  swatch: optional(string(/^#[0-9a-f]{6}$/i)),
});
const Product = object({
  ref: ProductRef,
  title: string(),
  description: optional(string()),
  url: optional(httpUrl),
  image: optional(httpUrl),
  imageAlt: optional(string()),
  variants: array(Variant, 1),
  giftable: boolean,
  reason: optional(NotGiftableReason),
});
const FulfillmentKey = object({
  kty: literal('EC'),
  crv: literal('P-256'),
  x: string(/^[A-Za-z0-9_-]{43}$/),
  y: string(/^[A-Za-z0-9_-]{43}$/),
  kid: string(undefined, 1, 100),
  use: optional(string()),
  alg: optional(string()),
});
const Shop = object({
  name: string(),
  domain: string(),
  locales: array(string()),
  currency: Currency,
  shipsTo: array(CountryCode),
  policy: Policy,
  features: array(openEnum(['group', 'draw', 'secret', 'passcode', 'schedule', 'extend', 'events', 'oembed', 'mail'])),
  fulfillmentKey: FulfillmentKey,
  support: optional(contact),
  terms: optional(httpUrl),
  privacy: optional(httpUrl),
});

export const endpointDecoders = {
  shop: {method: 'GET', path: '/v1/shop', response: Shop},
  product: {method: 'GET', path: '/v1/products/{ref}', response: Product},
  draft: {method: 'POST', path: '/v1/gifts', response: object({
    gift: Gift,
    checkout: object({
      url: httpUrl,
      expiresAt: Instant,
    }),
  })},
  gift: {method: 'GET', path: '/v1/gift', response: Gift},
  editNote: {method: 'PATCH', path: '/v1/gift', response: Gift},
  cancel: {method: 'POST', path: '/v1/gift/cancel', response: Gift},
  createLink: {method: 'POST', path: '/v1/gift/link', response: Gift},
  extend: {method: 'POST', path: '/v1/gift/extend', response: Gift},
  card: {method: 'GET', path: '/v1/claim', response: ClaimCard},
  open: {method: 'POST', path: '/v1/claim/open', response: ClaimCard},
  claim: {method: 'POST', path: '/v1/claim', response: Receipt},
  decline: {method: 'POST', path: '/v1/claim/decline', response: object({
    state: literal('declined'),
  })},
  receipt: {method: 'GET', path: '/v1/receipt', response: Receipt},
  correctAddress: {method: 'PATCH', path: '/v1/receipt/address', response: Receipt},
  thank: {method: 'POST', path: '/v1/receipt/thanks', response: Receipt},
  erase: {method: 'POST', path: '/v1/receipt/erase', response: Receipt},
  orders: {method: 'GET', path: '/v1/orders', response: object({
    orders: array(Order),
    next: optional(string()),
  })},
  shipping: {method: 'GET', path: '/v1/orders/{id}/shipping', response: object({
    jwe: CompactJwe,
    kid: string(),
    receiptHash: TokenHash,
    shipTo: ShipTo,
  })},
  decryptShipping: {method: 'POST', path: '/v1/orders/{id}/shipping/decrypt', response: object({
    address: addressDecoder,
    auditedAt: Instant,
  })},
  markShipped: {method: 'POST', path: '/v1/orders/{id}/shipped', response: Order},
  markDelivered: {method: 'POST', path: '/v1/orders/{id}/delivered', response: Order},
  cancelOrder: {method: 'POST', path: '/v1/orders/{id}/cancelled', response: Order},
} as const;
