/** The three steps from acceptance to delivery, and which of them is current. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import type {ClaimStrings} from '../../../locales/en/claim.ts';
import type {Receipt} from '../../../protocol/gift.ts';

/** Number of completed steps by portion state. */
const completedSteps: Readonly<Record<string, number>> = {claimed: 0, ordered: 0, shipped: 2, delivered: 3};

export function renderDeliveryProgress({state, shop, tracking}: Receipt, strings: ClaimStrings): TemplateResult {
  const completed = completedSteps[state] ?? 0;
  const {preparation, shipping, delivery} = strings.steps;
  return html`<section class="progress"><h3>${strings.progressTitle}</h3>
    <ol class="steps">
      ${[preparation(shop.name), shipping, delivery].map((text, i) => {
        const status = i < completed ? 'done' : i === completed ? 'current' : 'upcoming';
        const label = status === 'done' ? strings.stepDone : status === 'current' ? strings.stepCurrent : strings.stepUpcoming;
        return html`<li class=${status} aria-current=${status === 'current' ? 'step' : nothing}>
          <svg class="dot" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${svg`<circle cx="12" cy="12" r="10" />`}
            ${status === 'done' ? svg`<path d="m7.500 12.500 3 3 6-6.500" />` : status === 'current' ? svg`<circle class="core" cx="12" cy="12" r="4.500" />` : nothing}</svg>
          <div><span class="visually-hidden">${label}: </span>${text}${i === 1 ? renderTracking(tracking, strings) : nothing}</div>
        </li>`;
      })}
    </ol></section>`;
}

function renderTracking(tracking: Receipt['tracking'], strings: ClaimStrings) {
  if (!tracking) return nothing;
  const {carrier = '', number = '', url} = tracking;
  const label = strings.trackingNumber(carrier, number);
  return html`${label ? html`<p class="small quiet"><bdi>${label}</bdi></p>` : nothing}
    ${url ? html`<a class="small tracking-link" href=${url} target="_blank" rel="noopener noreferrer">${strings.trackDelivery}</a>` : nothing}`;
}
