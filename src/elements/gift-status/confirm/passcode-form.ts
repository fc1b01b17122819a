import {html, nothing} from 'lit';
import type {ConfirmStrings} from '../../../locales/en/confirm.ts';
import {MAX_PASSCODE_GRAPHEMES} from '../../../protocol/gift-constants.ts';
import {isSingleLine, isValidText} from '../../../protocol/text.ts';
import {suggestPasscode} from '../../shared/passcode.ts';
import type {StatusHost} from '../status-host.ts';
import type {FollowedGift} from '../status-state.ts';

/** Sets another passcode. The result names it, because the sender has to tell it to the recipient. */
export function renderPasscodeForm({draft, isBusy}: FollowedGift, host: StatusHost, strings: ConfirmStrings) {
  const isInvalid = draft.trim() !== '' && !isValid(draft);
  const onSubmit = (event: Event) => {
    event.preventDefault();
    // What was typed last may not have been rendered yet.
    const passcode = (event.currentTarget as HTMLFormElement).querySelector('input')!.value.trim();
    if (!isValid(passcode)) return;
    void host.perform((client, token) => client.changePasscode(token, passcode), () => strings.passcodeChanged(passcode));
  };
  return html`<form class="passcode" @submit=${onSubmit}>
    <label class="label" for="passcode">${strings.newPasscode}</label>
    <div class="input-row">
      <input id="passcode" class="input" autocomplete="off" autocapitalize="none" spellcheck="false" dir="auto" enterkeyhint="done" data-confirm
        .value=${draft} aria-invalid=${isInvalid ? 'true' : nothing} aria-describedby="passcode-message"
        @input=${(event: Event) => host.editDraft((event.target as HTMLInputElement).value)}>
      <button class="button secondary" part="secondary-button" type="button" data-suggest
        @click=${() => host.editDraft(suggestPasscode())}>${strings.suggestPasscode}</button>
    </div>
    <p id="passcode-message" class=${isInvalid ? 'error' : 'hint'} aria-live="polite">${isInvalid
      ? strings.passcodeInvalid(MAX_PASSCODE_GRAPHEMES) : strings.passcodeHint}</p>
    <div class="row">
      <button class="button" part="button" aria-disabled=${isBusy || !isValid(draft) ? 'true' : nothing}>${strings.savePasscode}</button>
      <button class="button secondary" part="secondary-button" type="button" @click=${() => host.openConfirm()}>${strings.discardPasscode}</button>
    </div>
  </form>`;
}

const isValid = (passcode: string) => isValidText(passcode.trim(), MAX_PASSCODE_GRAPHEMES) && isSingleLine(passcode.trim());
