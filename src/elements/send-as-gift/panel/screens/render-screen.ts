import type {TemplateResult} from 'lit';
import type {SendHost} from '../send-host.ts';
import type {SendState} from '../send-state.ts';
import {renderError, renderNotGiftable} from './error-screens.ts';
import {renderForm} from './form-screen.ts';
import {renderAwaitingPayment, renderLoading, renderPayInNewTab, renderUnpaid} from './payment-screens.ts';
import {renderSentGifts} from './sent-gifts-screen.ts';
import {renderShare} from './share-screen.ts';

export function renderScreen(state: SendState, host: SendHost): TemplateResult {
  switch (state.kind) {
    case 'loading': return renderLoading(host);
    case 'error': return renderError(state, host);
    case 'not-giftable': return renderNotGiftable(state, host);
    case 'form': return renderForm(state, host);
    case 'sent-gifts': return renderSentGifts(host);
    case 'awaiting-payment': return renderAwaitingPayment(state, host);
    case 'unpaid': return renderUnpaid(state, host);
    case 'pay-in-new-tab': return renderPayInNewTab(state, host);
    case 'share': return renderShare(state, host);
  }
}
