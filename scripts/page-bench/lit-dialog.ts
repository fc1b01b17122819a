import {css, html, LitElement} from 'lit';

class LitDialog extends LitElement {
  static override styles = css`dialog { border: 1px solid; border-radius: 12px; padding: 24px }`;

  protected override firstUpdated() {
    this.renderRoot.querySelector('dialog')!.showModal();
  }

  protected override render() {
    return html`<dialog><h2>Send as a gift</h2><form method="dialog"><label>From <input></label><label>Note <textarea></textarea></label><button>Pay</button></form></dialog>`;
  }
}
customElements.define('lit-dialog', LitDialog);

export const showDialog = () => document.body.append(document.createElement('lit-dialog'));
