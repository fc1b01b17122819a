/** New objects as Stripe's API shows them. The library's types check at compile time that they have all fields. */
import type {Stripe} from 'stripe';

export interface Base {
  id: string;
  /** Seconds since 1970. */
  created: number;
  livemode: boolean;
}

export type Session = Stripe.Checkout.Session;

export function newSession(
  base: Base,
  given: Pick<Session, 'amount_total' | 'currency' | 'client_reference_id' | 'metadata' | 'locale' | 'expires_at' | 'success_url' | 'cancel_url' | 'url'
    | 'payment_method_types'>,
): Session {
  return {
    ...base, object: 'checkout.session', ...given,
    amount_subtotal: given.amount_total,
    total_details: {amount_discount: 0, amount_shipping: 0, amount_tax: 0},
    status: 'open', payment_status: 'unpaid', payment_intent: null, mode: 'payment', ui_mode: 'hosted_page',
    adaptive_pricing: {enabled: false}, after_expiration: null, allow_promotion_codes: null, allowed_payment_method_types: null,
    automatic_tax: {enabled: false, liability: null, provider: null, status: null}, billing_address_collection: null, client_secret: null,
    collected_information: null, consent: null, consent_collection: null, currency_conversion: null, custom_fields: [],
    custom_text: {after_submit: null, shipping_address: null, submit: null, terms_of_service_acceptance: null},
    customer: null, customer_account: null, customer_creation: 'if_required', customer_details: null, customer_email: null, discounts: [],
    integration_identifier: null, invoice: null, invoice_creation: null, managed_payments: null, origin_context: null, payment_link: null,
    payment_method_collection: 'if_required', payment_method_configuration_details: null, payment_method_options: {}, permissions: null,
    recovered_from: null, saved_payment_method_options: null, setup_intent: null, shipping_address_collection: null, shipping_cost: null,
    shipping_options: [], submit_type: null, subscription: null, wallet_options: null,
  };
}

export type Intent = Stripe.PaymentIntent;

export function newIntent(
  base: Base,
  given: Pick<Intent, 'amount' | 'currency' | 'capture_method' | 'metadata' | 'description' | 'payment_method_types'>,
): Intent {
  return {
    ...base, object: 'payment_intent', ...given,
    status: 'processing', amount_capturable: 0, amount_received: 0, latest_charge: null, canceled_at: null, cancellation_reason: null,
    allowed_payment_method_types: null, amount_details: {}, application: null, application_fee_amount: null,
    automatic_payment_methods: null,
    client_secret: null, confirmation_method: 'automatic', customer: null, customer_account: null, excluded_payment_method_types: null,
    last_payment_error: null, managed_payments: null, next_action: null, on_behalf_of: null, payment_method: null,
    payment_method_configuration_details: null, payment_method_options: {}, payment_record: null, processing: null, receipt_email: null,
    review: null, setup_future_usage: null, shipping: null, source: null, statement_descriptor: null, statement_descriptor_suffix: null,
    transfer_data: null, transfer_group: null,
  };
}

export type Charge = Stripe.Charge;

export function newCharge(
  base: Base, given: Pick<Charge, 'amount' | 'currency' | 'payment_intent' | 'captured' | 'status' | 'payment_method_details' | 'metadata'>,
): Charge {
  return {
    ...base, object: 'charge', ...given,
    amount_captured: given.captured ? given.amount : 0, amount_refunded: 0, paid: given.status === 'succeeded', refunded: false,
    disputed: false,
    application: null, application_fee: null, application_fee_amount: null, balance_transaction: null,
    billing_details: {address: null, email: null, name: null, phone: null, tax_id: null}, calculated_statement_descriptor: null,
    customer: null,
    description: null, failure_balance_transaction: null, failure_code: null, failure_message: null, fraud_details: null,
    on_behalf_of: null,
    outcome: null, payment_method: null, receipt_email: null, receipt_number: null, receipt_url: null, review: null, shipping: null,
    source: null, source_transfer: null, statement_descriptor: null, statement_descriptor_suffix: null, transfer_data: null,
    transfer_group: null,
  };
}

/** Details of a card payment; `captureBefore` only for a hold. */
export function cardDetails(captureBefore?: number): Stripe.Charge.PaymentMethodDetails {
  return {
    type: 'card',
    card: {
      amount_authorized: null, authorization_code: null, brand: 'visa', checks: null, country: 'DE', electronic_commerce_indicator: null,
    exp_month: 12, exp_year: 2030,
      ...(captureBefore !== undefined && {capture_before: captureBefore}),
      fingerprint: null, funding: 'credit', installments: null, last4: '4242', mandate: null, network: 'visa', network_token: null,
      network_transaction_id: null, regulated_status: null, three_d_secure: null, transaction_link_id: null, wallet: null,
    },
  };
}

export type Refund = Stripe.Refund;

export function newRefund(
  {id, created}: Base, given: Pick<Refund, 'amount' | 'currency' | 'charge' | 'payment_intent' | 'metadata' | 'reason' | 'status'>,
): Refund {
  return {
    id, created, object: 'refund', ...given,
    balance_transaction: null, customer: null, customer_account: null, payment_method: null, receipt_number: null,
    source_transfer_reversal: null, transfer_reversal: null,
  };
}

export type Dispute = Stripe.Dispute;

export function newDispute(
  base: Base,
  given: Pick<Dispute, 'amount' | 'currency' | 'charge' | 'payment_intent' | 'status' | 'balance_transactions' | 'is_charge_refundable'>,
): Dispute {
  return {
    ...base, object: 'dispute', ...given,
    enhanced_eligibility_types: [], evidence: noEvidence, intended_submission_method: null, metadata: {}, reason: 'fraudulent',
    evidence_details: {due_by: null, enhanced_eligibility: {}, has_evidence: false, past_due: false, submission_count: 0,
    submission_method: 'not_submitted'},
  };
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null, billing_address: null, cancellation_policy: null, cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null, customer_email_address: null, customer_name: null, customer_purchase_ip: null, customer_signature: null,
  duplicate_charge_documentation: null, duplicate_charge_explanation: null, duplicate_charge_id: null, enhanced_evidence: {},
  product_description: null, receipt: null, refund_policy: null, refund_policy_disclosure: null, refund_refusal_explanation: null,
  service_date: null, service_documentation: null, shipping_address: null, shipping_carrier: null, shipping_date: null,
  shipping_documentation: null, shipping_tracking_number: null, uncategorized_file: null, uncategorized_text: null,
};

/** The move of money of a dispute: negative when it is withdrawn, positive when the merchant gets it back. */
export function newBalanceTransaction({id, created}: Base, amount: number, currency: string): Stripe.BalanceTransaction {
  return {
    id, created, object: 'balance_transaction', amount, currency, net: amount, fee: 0, fee_details: [], available_on: created,
    balance_type: 'payments', description: null, exchange_rate: null, reporting_category: 'dispute', source: null, status: 'available',
    type: 'adjustment',
  };
}

export type FraudWarning = Stripe.Radar.EarlyFraudWarning;

export const newFraudWarning = (base: Base, given: Pick<FraudWarning, 'charge' | 'payment_intent'>): FraudWarning =>
  ({...base, object: 'radar.early_fraud_warning', ...given, actionable: true, fraud_type: 'made_with_stolen_card'});

export const newAccount = (id: string, created: number): Stripe.Account => ({
  id, created, object: 'account', charges_enabled: true, details_submitted: true, payouts_enabled: true, email: null, type: 'standard',
  country: 'DE', default_currency: 'eur',
});

export type WebhookEndpoint = Stripe.WebhookEndpoint;

export const newWebhookEndpoint = (
  base: Base, given: Pick<WebhookEndpoint, 'url' | 'enabled_events' | 'api_version' | 'status'>,
): WebhookEndpoint => ({...base, object: 'webhook_endpoint', ...given, application: null, description: null, metadata: {}});
