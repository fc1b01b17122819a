/** Applies the form to the button, writes the snippet, and lists the events. */
const form = document.querySelector('#playground-form');
const button = form.querySelector('send-as-gift');
const code = document.querySelector('#code');
const EXAMPLE_BACKEND = 'https://gifts.your-shop.example';

const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The custom properties that differ from their defaults. */
const changedProperties = () => [...form.querySelectorAll('[data-property]')]
  .filter(({value, dataset}) => value !== dataset.default)
  .map(({name, value, dataset}) => [name, value + (dataset.unit ?? '')]);

function applyForm() {
  const attributes = [...form.querySelectorAll('[data-attribute]')].map(({name, value}) => [name, value]);
  for (const [name, value] of attributes) {
    if (value && !(name === 'appearance' && value === 'plain')) button.setAttribute(name, value);
    else button.removeAttribute(name);
  }
  button.textContent = form.elements.label.value;
  const properties = changedProperties();
  for (const {name} of form.querySelectorAll('[data-property]')) button.style.removeProperty(name);
  for (const [name, value] of properties) button.style.setProperty(name, value);
  const names = ['product', 'appearance', 'theme', 'lang', 'unavailable'].filter((name) => button.hasAttribute(name) && button.getAttribute(name) !== 'en');
  const tag = [`backend="${EXAMPLE_BACKEND}"`, ...names.map((name) => `${name}="${escapeHtml(button.getAttribute(name))}"`)].join(' ');
  const css = properties.length > 0
    ? `<style>\n  send-as-gift {\n${properties.map(([name, value]) => `    ${name}: ${value};\n`).join('')}  }\n</style>\n` : '';
  code.textContent = `${css}<send-as-gift ${tag}>${escapeHtml(form.elements.label.value)}</send-as-gift>`;
}

form.addEventListener('input', applyForm);
form.addEventListener('submit', (event) => event.preventDefault());
// The fields have their old values until the event has ended.
form.addEventListener('reset', () => setTimeout(applyForm));
applyForm();

const log = document.querySelector('#log');
for (const name of ['gift-before-open', 'gift-created', 'gift-before-pay', 'gift-paid', 'gift-shared', 'gift-failed']) {
  document.addEventListener(name, (event) => {
    document.querySelector('#no-events').hidden = true;
    const item = document.createElement('li');
    const {state, method, error} = event;
    item.textContent = [name, state, method, error?.code].filter(Boolean).join(' · ');
    log.append(item);
  });
}
