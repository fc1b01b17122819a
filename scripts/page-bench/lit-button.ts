/** The yardstick of `npm run bench:page`: the least that a button made with Lit does, and a dialog that it loads on a click. */
import {css, html, LitElement} from 'lit';

class LitButton extends LitElement {
  static override styles = css`
    :host { display: inline-block; min-block-size: 44px; vertical-align: top }
    button { inline-size: 100%; min-block-size: inherit; padding: 0.5em 1em; border: 1px solid; border-radius: 12px; background: transparent; font: inherit }
  `;
  static override properties = {backend: {}, product: {}};

  async open() {
    const {showDialog} = await import('./lit-dialog.ts');
    showDialog();
  }

  protected override render() {
    return html`<button part="button" type="button" @click=${this.open}><slot>Send as a gift</slot></button>`;
  }
}
customElements.define('lit-button', LitButton);
