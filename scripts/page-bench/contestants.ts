/** The buttons that are measured side by side, and the faults that show that a figure can get worse. */

export interface Contestant {
  name: string;
  /** The markup of one button on a page whose backend has this address. */
  markup(backend: string): string;
  /** The module of the script tag; none for a native button. */
  script?: string;
  /** A second module, which plants a fault. */
  fault?: string;
}

const TAG = (backend: string) => `<send-as-gift backend="${backend}" product="mug"></send-as-gift>`;

export const nativeButton: Contestant = {name: 'native `<button>`', markup: () => '<button type="button">Send as a gift</button>'};
export const litButton: Contestant = {
  name: 'bare Lit', markup: (backend) => `<lit-button backend="${backend}" product="mug"></lit-button>`, script: '/lit/lit-button.js',
};
export const giftButton: Contestant = {name: '`<send-as-gift>`', markup: TAG, script: '/dist/send-as-gift.js'};
/** Another build, to compare before and after in one run. */
export const otherBuild: Contestant = {name: 'the other build', markup: TAG, script: '/other/send-as-gift.js'};

const withFault = (name: string, fault: string): Contestant => ({...giftButton, name: `fault: ${name}`, fault: `
  const Button = customElements.get('send-as-gift');
  const {prototype} = Button;
  ${fault}`});

export const faults = {
  ownStyleSheet: withFault('a style sheet for each button', `
    const {createRenderRoot} = prototype;
    const css = Button.elementStyles.map(String).join('');
    prototype.createRenderRoot = function () {
      const root = createRenderRoot.call(this);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      root.adoptedStyleSheets = [sheet];
      return root;
    };`),
  layoutRead: withFault('a layout read in each render', `
    const {render} = prototype;
    prototype.render = function () { return this.offsetHeight, render.call(this); };`),
  ownListeners: withFault('ten listeners with a closure for each button', `
    const {createRenderRoot} = prototype;
    prototype.createRenderRoot = function () {
      for (let index = 0; index < 10; index++) this.addEventListener('pointerenter', () => this.product + index);
      return createRenderRoot.call(this);
    };`),
  leak: withFault('a list that keeps every button', `
    const {createRenderRoot} = prototype;
    const all = [];
    prototype.createRenderRoot = function () { all.push(this); return createRenderRoot.call(this); };`),
  longTask: withFault('20 ms of work when the module loads', 'for (const end = performance.now() + 20; performance.now() < end;);'),
  slowStart: {...giftButton, name: 'fault: another 150 ms until the script arrives', script: `${giftButton.script}?late=150`} as Contestant,
  slowClick: withFault('30 ms of work on a click', `
    addEventListener('gift-before-open', () => { for (const end = performance.now() + 30; performance.now() < end;); });`),
  leftOnPage: withFault('a global and a node left on the page', `window.planted = true; document.body.append(document.createElement('iframe'));`),
} satisfies Record<string, Contestant>;
