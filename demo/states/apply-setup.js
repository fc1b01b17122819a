/** Applies the setup of a state: fills the browser storage, adds the elements and performs the steps that need no trusted event. */
const {elements: setups, backends} = JSON.parse(document.querySelector('#setup').textContent);
const preview = document.querySelector('#preview');
const TIMEOUT_MS = 30_000;
const POLL_INTERVAL_MS = 20;
const ELEMENTS = 'send-as-gift, gift-claim-card, gift-status, gift-box';
/** Target of the last step. */
let lastTarget;

// The back/forward cache keeps a left page alive with its event streams, and browsers open six connections per host at most.
addEventListener('pagehide', () => document.body.replaceChildren());
addEventListener('pageshow', ({persisted}) => { if (persisted) location.reload(); });
start();

async function start() {
  clearStorage();
  const elements = setups.map(createElement);
  preview.append(...elements);
  try {
    for (const [index, {steps = []}] of setups.entries()) {
      const element = elements[index].matches(ELEMENTS) ? elements[index] : elements[index].querySelector(ELEMENTS);
      for (const step of steps) await perform(step, element);
    }
    // The panel has a scroll position of its own, and the last target may be below its edge.
    if (document.querySelector('send-as-gift-panel')) lastTarget?.scrollIntoView({block: 'nearest'});
    document.documentElement.dataset.setup = 'done';
  } catch (error) {
    const message = document.querySelector('#setup-error');
    message.textContent = `${message.dataset.message} ${error.message}`;
    message.hidden = false;
    document.documentElement.dataset.setup = 'failed';
  }
}

/** Removes what another state stored. The gifts of the demo shop have another key prefix and stay. */
function clearStorage() {
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage)) if (backends.some((backend) => key.startsWith(`send-as-gift:${backend}`))) storage.removeItem(key);
  }
}

function createElement(setup) {
  const {
    tag, attributes = {}, properties = {}, text, backend, hash, returnParam, storage: stored, storageBlocked, offline, container, theme,
  } = setup;
  for (const [storage, values] of [[localStorage, stored?.local], [sessionStorage, stored?.session]]) {
    for (const [key, value] of Object.entries(values ?? {})) storage.setItem(`send-as-gift:${backend}:${key}`, JSON.stringify(value));
  }
  if (storageBlocked) Storage.prototype.setItem = () => { throw new DOMException('blocked', 'QuotaExceededError'); };
  if (offline) Object.defineProperty(Navigator.prototype, 'onLine', {get: () => false});
  if (hash !== undefined) history.replaceState(null, '', `${location.pathname}${location.search}#${hash}`);
  if (returnParam) {
    const url = new URL(location.href);
    url.searchParams.set('send-as-gift', returnParam);
    history.replaceState(null, '', url);
  }
  const element = document.createElement(tag);
  if (backend !== undefined) element.setAttribute('backend', backend);
  if (theme) element.setAttribute('theme', theme);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  Object.assign(element, properties);
  if (text) element.textContent = text;
  return wrap(element, container);
}

function wrap(element, container) {
  if (!container) return element;
  const wrapper = document.createElement(container === 'column' ? 'div' : container);
  wrapper.className = container;
  wrapper.append(element);
  // A dialog can open only after it is connected.
  if (container === 'dialog') requestAnimationFrame(() => wrapper.showModal());
  return wrapper;
}

async function perform(step, element) {
  if (step.open) return void await customElements.whenDefined(element.localName).then(() => element.open());
  const [kind, argument] = Object.entries(step)[0];
  const [selector, text] = Array.isArray(argument) ? argument : [argument];
  const target = lastTarget = await waitFor(selector);
  switch (kind) {
    case 'click': return void target.click();
    case 'hover': target.dispatchEvent(new PointerEvent('pointerenter', {pointerType: 'mouse'}));
      return void target.focus();
    case 'type':
      target.value = text;
      return void target.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
    case 'paste': {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      return void target.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true, composed: true}));
    }
    case 'select':
      target.value = text;
      return void target.dispatchEvent(new Event('change', {bubbles: true}));
    case 'blur': return void target.dispatchEvent(new FocusEvent('blur'));
  }
}

/** Resolves to the first match in any shadow root, once there is one. */
async function waitFor(selector) {
  const deadline = performance.now() + TIMEOUT_MS;
  while (performance.now() < deadline) {
    const match = find(document.body, selector);
    if (match) return match;
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL_MS));
  }
  throw new Error(selector);
}

function find(root, selector) {
  for (const element of root.querySelectorAll('*')) {
    if (element.getRootNode() !== document && element.matches(selector)) return element;
    const match = element.shadowRoot && find(element.shadowRoot, selector);
    if (match) return match;
  }
  // The elements themselves are in the document.
  return root === document.body ? preview.querySelector(selector) : null;
}
