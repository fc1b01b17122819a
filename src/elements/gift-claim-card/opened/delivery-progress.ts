/** What happens next, in three steps, and where it stands. */
import {html, nothing, svg} from 'lit';
import type {Receipt} from '../../../protocol/gift.ts';
import type {ClaimStrings} from '../../../locales/en/claim.ts';

/** How many of the three steps are behind us. */
const completedSteps: Readonly<Record<string, number>> = {claimed: 0, ordered: 0, shipped: 2, delivered: 3};

export interface DeliveryProgressProps {
  state: string;
  shop: string;
  tracking: Receipt['tracking'];
  strings: ClaimStrings;
}

export function renderDeliveryProgress({state, shop, tracking, strings}: DeliveryProgressProps) {
  const done = completedSteps[state] ?? 0;
  const said = [strings.steps.preparation(shop), strings.steps.shipping, strings.steps.delivery];
  return html`<section class="next"><h3>${strings.progressTitle}</h3>
    <ol class="steps">
      ${said.map((text, i) => {
        const stage = i < done ? 'done' : i === done ? 'now' : 'later';
        const mark = stage === 'done' ? strings.stepDone : stage === 'now' ? strings.stepCurrent : strings.stepUpcoming;
        return html`<li class=${stage} aria-current=${stage === 'now' ? 'step' : nothing}>
          <svg class="dot" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${svg`<circle cx="12" cy="12" r="10" />`}
            ${stage === 'done' ? svg`<path d="m7.500 12.500 3 3 6-6.500" />` : stage === 'now' ? svg`<circle class="core" cx="12" cy="12" r="4.500" />` : nothing}</svg>
          <div><span class="visually-hidden">${mark}: </span>${text}${i === 1 ? renderTracking(tracking, strings) : nothing}</div>
        </li>`;
      })}
    </ol></section>`;
}

function renderTracking(tracking: Receipt['tracking'], strings: ClaimStrings) {
  if (!tracking) return nothing;
  const {carrier = '', number = '', url} = tracking;
  const label = strings.trackingNumber(carrier, number);
  return html`${label ? html`<p class="small quiet"><bdi>${label}</bdi></p>` : nothing}
    ${url ? html`<a class="small track" href=${url} target="_blank" rel="noopener noreferrer">${strings.trackDelivery}</a>` : nothing}`;
}
