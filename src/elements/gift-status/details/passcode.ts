import {html, nothing} from 'lit';
import type {DetailStrings} from '../../../locales/en/details.ts';
import type {StatusHost} from '../status-host.ts';
import type {FollowedGift} from '../status-state.ts';
import {renderActionButton, renderActionMessage} from '../templates/actions-template.ts';

/** Changing the passcode. After too many wrong ones, says so first, and offers a new link too. */
export function renderPasscode(state: FollowedGift, host: StatusHost, strings: DetailStrings) {
  const {passcodeBlocked, can} = state.gift;
  const {openAction} = host;
  return html`
    ${passcodeBlocked ? html`<div class="blocked">
      <h3>${strings.passcodeBlockedTitle}</h3>
      <p>${strings.passcodeBlockedText}</p>
      ${openAction ? nothing : html`<div class="row">
        ${can.replaceLink ? renderActionButton('link', host.strings.newLink, host) : nothing}
        ${can.changePasscode ? renderActionButton('passcode', strings.newPasscode, host) : nothing}</div>`}
    </div>` : nothing}
    ${openAction === 'passcode' ? renderForm(state, host) : nothing}
    ${renderActionMessage('passcode', host)}
    ${can.changePasscode && !passcodeBlocked && !openAction ? html`<div class="change">${
      renderActionButton('passcode', strings.changePasscode, host)}</div>` : nothing}`;
}

function renderForm(state: FollowedGift, host: StatusHost) {
  const {module, strings} = host.confirm.loaded!;
  return module.renderPasscodeForm(state, host, strings);
}
