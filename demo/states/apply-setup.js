/** Brings one state to the screen: what this browser keeps, the element, and the presses that want nobody's trust. */
const {stages, ...page} = JSON.parse(document.querySelector('#stage').textContent);
const place = document.querySelector('#place');
const PATIENCE_MS = 12_000;
const STEP_MS = 20;
/** What the last step was about. */
let last;
const NAMES = 'send-as-gift, gift-claim-card, gift-status, gift-box';

// A browser may keep a page that was left, and the line on which its elements listen: six of those, and the next page waits.
addEventListener('pagehide', () => document.body.replaceChildren());
addEventListener('pageshow', ({persisted}) => { if (persisted) location.reload(); });
begin();

async function begin() {
  forget();
  const elements = stages.map(prepared);
  place.append(...elements);
  try {
    for (const [at, {steps = []}] of stages.entries()) {
      for (const act of steps) await perform(act, elements[at].matches(NAMES) ? elements[at] : elements[at].querySelector(NAMES));
    }
    // A panel scrolls by itself, and what the state is about may lie below its edge.
    if (document.querySelector('send-as-gift-panel')) last?.scrollIntoView({block: 'nearest'});
    document.documentElement.dataset.stage = 'there';
  } catch (error) {
    const trouble = document.querySelector('#trouble');
    trouble.textContent = `${trouble.dataset.words} ${error.message}`;
    trouble.hidden = false;
    document.documentElement.dataset.stage = 'lost';
  }
}

/** What another state left behind; the demo shop's own gifts stay. */
function forget() {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (page.backends.some((backend) => key.startsWith(`send-as-gift:${backend}`))) storage.removeItem(key);
  }
}

function prepared({tag, attributes = {}, properties = {}, text, backend, hash, storage: stored, storageBlocked, offline, container, theme}) {
  for (const [storage, kept] of [[localStorage, stored?.local], [sessionStorage, stored?.session]]) {
    for (const [key, value] of Object.entries(kept ?? {})) storage.setItem(`send-as-gift:${backend}:${key}`, JSON.stringify(value));
  }
  if (storageBlocked) Storage.prototype.setItem = () => { throw new DOMException('blocked', 'QuotaExceededError'); };
  if (offline) Object.defineProperty(Navigator.prototype, 'onLine', {get: () => false});
  if (hash !== undefined) history.replaceState(null, '', `${location.pathname}${location.search}#${hash}`);
  const element = document.createElement(tag);
  if (backend !== undefined) element.setAttribute('backend', backend);
  if (theme) element.setAttribute('theme', theme);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  if (text) element.textContent = text;
  return surrounded(element, container);
}

function surrounded(element, container) {
  if (!container) return element;
  const outer = document.createElement(container === 'column' ? 'div' : container);
  outer.className = container;
  outer.append(element);
  // Shown once it is on the page.
  if (container === 'dialog') requestAnimationFrame(() => outer.showModal());
  return outer;
}

async function perform(act, element) {
  if (act.open) return void await customElements.whenDefined(element.localName).then(() => element.open());
  const [kind, told] = Object.entries(act)[0];
  const [selector, text] = Array.isArray(told) ? told : [told];
  const found = last = await find(selector);
  switch (kind) {
    case 'click': return void found.click();
    case 'hover': found.dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}));
      return void found.focus();
    case 'type':
      found.value = text;
      return void found.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    case 'paste': {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      return void found.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, composed: true}));
    }
    case 'select':
      found.value = text;
      return void found.dispatchEvent(new Event('change', {bubbles: true}));
    case 'blur': return void found.dispatchEvent(new FocusEvent('blur'));
  }
}

/** The first that fits, through every shadow root, once it is there. */
async function find(selector) {
  for (let waited = 0; waited < PATIENCE_MS; waited += STEP_MS) {
    const found = search(document.body, selector);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
  throw new Error(selector);
}

function search(root, selector) {
  for (const element of root.querySelectorAll('*')) {
    if (element.getRootNode() !== document && element.matches(selector)) return element;
    const inside = element.shadowRoot && search(element.shadowRoot, selector);
    if (inside) return inside;
  }
  // The elements themselves stand in the page.
  return root === document.body ? place.querySelector(selector) : null;
}
