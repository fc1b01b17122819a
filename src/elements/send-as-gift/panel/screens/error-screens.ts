import {html, nothing} from 'lit';
import {hasTyped} from '../form-storage.ts';
import type {SendHost} from '../send-host.ts';
import type {StateOf} from '../send-state.ts';
import {productErrorMessage} from '../strings.ts';

export function renderError({error}: StateOf<'error'>, host: SendHost) {
  const {send, strings} = host;
  const message = productErrorMessage(error, send.button.product, strings, hasTyped(send.form.values));
  if (error.isFinal) return renderMessage('not-found', strings.notGiftable, message, host);
  // The message for an unexpected error says the same as the title.
  return message.startsWith(strings.common.problems.other) ? renderMessage('not-found', message, '', host, () => send.start())
    : renderMessage('not-found', strings.errorTitle, message, host, () => send.start());
}

export const renderNotGiftable = ({product}: StateOf<'not-giftable'>, host: SendHost) =>
  renderMessage('empty', host.strings.notGiftable, host.strings.unavailableReasons[product.reason ?? 'unknown'], host);

/** Without `onRetry`, trying again cannot help, and the button closes the panel. */
const renderMessage = (box: string, title: string, message: string, {strings: {common}, theme, close}: SendHost, onRetry?: () => void) => html`
  <div class="scroll centered">
    <gift-box state=${box} theme=${theme}></gift-box>
    <h2 id="heading" tabindex="-1">${title}</h2>
    ${message ? html`<p role="alert">${message}</p>` : nothing}
  </div>
  <div class="footer"><button class="button block ${onRetry ? '' : 'secondary'}" part="button" type="button" @click=${onRetry ?? close}
    >${onRetry ? common.tryAgain : common.close}</button></div>`;
