/**
 * Places one `<send-as-gift>` beside the control that puts the page's product into the cart. Loaded if the script tag has `data-auto`.
 *
 * A module has no `document.currentScript`, and its address may be redirected, so the tag is found by its attribute.
 */
import {attribute, query, queryAll} from '../detect/dom.ts';
import {watchShopify} from '../detect/shopify.ts';
import {findControl, isVisible} from './find-control.ts';

/** Attributes of the script tag that the button gets. */
const PASSED_ON = ['backend', 'product', 'variant', 'appearance', 'theme', 'lang'];
/** The button is below the control or beside it, as the page lays it out. The page's own rules go before these. */
const STYLES = ':where(send-as-gift[data-placed]) { display: inline-block; min-block-size: 44px; margin-block: 8px; vertical-align: top }';
/** Many changes of the page are looked at once. */
const DELAY_MS = 100;
/** A page that removes the button from the same control as often wants none there. */
const MAX_INSERTIONS = 20;

const INSTALLED = Symbol.for('send-as-gift.placement');

let button: HTMLElement | undefined;
let control: Element | undefined;
let path = '';
let insertions = 0;
let isScheduled = false;

const isOff = () => queryAll(document, 'meta[name="send-as-gift" i]').some((meta) => attribute(meta, 'content')?.trim().toLowerCase() === 'off');

/** The page may have a button of its own. */
const hasOwnButton = () => queryAll(document, 'send-as-gift').some((other) => other !== button);

function createButton(script: Element): HTMLElement {
  const created = document.createElement('send-as-gift');
  for (const name of PASSED_ON) {
    const value = attribute(script, `data-${name}`);
    if (value !== undefined) created.setAttribute(name, value);
  }
  created.setAttribute('data-placed', '');
  return created;
}

/** A template may write an attribute without a value as `data-auto="true"`. */
const selectorOf = (script: Element) => (attribute(script, 'data-auto') ?? '').trim().replace(/^true$/, '');

/** Puts the button where it belongs on the page as it is now. */
function place(script: Element): void {
  isScheduled = false;
  const isNewPage = path !== location.pathname;
  const isInPlace = button?.isConnected && control?.isConnected && control.nextElementSibling === button;
  if (isOff() || hasOwnButton()) return remove();
  if (isInPlace && !isNewPage && isVisible(control!)) return;
  const found = findControl(selectorOf(script));
  if (!found) return remove();
  if (found !== control) insertions = 0;
  // Another page has another product, about which the button knows nothing yet.
  if (isNewPage && found !== control) remove();
  path = location.pathname;
  const isThere = button?.isConnected && found.nextElementSibling === button;
  control = found;
  if (isThere || insertions++ >= MAX_INSERTIONS) return;
  button ??= createButton(script);
  Element.prototype.after.call(found, button);
}

function remove() {
  button?.remove();
  button = control = undefined;
}

function schedule(script: Element) {
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(() => place(script), DELAY_MS);
}

function start(script: Element) {
  // Shopify's events come before a pointer reaches the button.
  watchShopify();
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  place(script);
  new MutationObserver(() => schedule(script)).observe(document.documentElement, {childList: true, subtree: true});
  // An address may change without any change of the page's elements.
  addEventListener('popstate', () => schedule(script));
  (globalThis as {navigation?: EventTarget}).navigation?.addEventListener('navigatesuccess', () => schedule(script));
}

const script = query(document, 'script[data-auto]');
// The page may load two copies of this package: the first one places.
if (script && !(INSTALLED in document)) {
  Object.defineProperty(document, INSTALLED, {value: true});
  start(script);
}
