/** Shows a preview of a pasted gift link. The claim token behind the # is never sent: it stays on the link itself. */
const form = document.querySelector('#paste');
const field = document.querySelector('#gift-link');
const preview = document.querySelector('#preview');
let latestRequest = 0;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const request = ++latestRequest;
  const href = field.value.trim();
  const [url] = href.split('#');
  const {status, data} = await fetchPreview(url);
  // Another link may have been pasted in the meantime.
  if (request !== latestRequest) return;
  if (status === 404 || !/^https?:/.test(href)) preview.replaceChildren(createElement('p', {className: 'error', textContent: preview.dataset.invalid}));
  else if (data) preview.replaceChildren(createCard(href, data));
  else preview.replaceChildren(createElement('p', {className: 'quiet', textContent: preview.dataset.fallback}), createLink(href, url));
});

async function fetchPreview(url) {
  try {
    const response = await fetch(`/unfurl?url=${encodeURIComponent(url)}`);
    return {status: response.status, data: response.ok ? await response.json() : undefined};
  } catch {
    return {status: 503};
  }
}

function createCard(href, {title, shop, image}) {
  const text = createElement('span', {className: 'text'}, createElement('strong', {textContent: title}),
    createElement('span', {className: 'quiet', textContent: shop}), createElement('span', {className: 'button', textContent: preview.dataset.button}));
  const picture = createElement('img', {src: image, alt: '', width: 1200, height: 630});
  return createElement('a', {className: 'link-card', href, rel: 'noreferrer', referrerPolicy: 'no-referrer'}, picture, text);
}

function createLink(href, textContent) {
  return createElement('p', {}, createElement('a', {href, textContent, rel: 'noreferrer', referrerPolicy: 'no-referrer'}));
}

function createElement(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}
