import type {TemplateResult} from 'lit';
import type {SendHost} from '../send-host.ts';
import type {SendState, StateOf} from '../send-state.ts';
import {renderError, renderNotGiftable} from './error-screens.ts';
import {renderForm} from './form-screen.ts';
import {renderAwaitingPayment, renderLoading, renderPayInNewTab} from './payment-screens.ts';
import {renderSentGifts} from './sent-gifts-screen.ts';
import {renderPaymentPending, renderShare} from './share-screen.ts';

const screens: {[Kind in SendState['kind']]: (state: StateOf<Kind>, host: SendHost) => TemplateResult} = {
  'loading': renderLoading,
  'error': renderError,
  'not-giftable': renderNotGiftable,
  'form': renderForm,
  'sent-gifts': renderSentGifts,
  'awaiting-payment': renderAwaitingPayment,
  'payment-pending': renderPaymentPending,
  'pay-in-new-tab': renderPayInNewTab,
  'share': renderShare,
};

export const renderScreen = (state: SendState, host: SendHost): TemplateResult =>
  (screens[state.kind] as (state: SendState, host: SendHost) => TemplateResult)(state, host);
