/** Turns a pasted link into what an article shows of it. The secret behind the # goes nowhere but onto the link itself. */
const form = document.querySelector('#paste');
const field = document.querySelector('#gift-link');
const shown = document.querySelector('#unfurled');
let asked = 0;

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const mine = ++asked;
  const href = field.value.trim();
  const [address] = href.split('#');
  let answer;
  try {
    const response = await fetch(`/unfurl?url=${encodeURIComponent(address)}`);
    answer = response.ok ? await response.json() : response.status;
  } catch {
    answer = 503;
  }
  // Another link may have been pasted meanwhile.
  if (mine !== asked) return;
  if (answer === 404 || !/^https?:/.test(href)) shown.replaceChildren(element('p', {className: 'trouble', textContent: shown.dataset.wrong}));
  else if (typeof answer === 'number') shown.replaceChildren(element('p', {className: 'quiet', textContent: shown.dataset.plain}), link(href, address));
  else shown.replaceChildren(card(href, answer));
});

function card(href, {title, shop, picture}) {
  const image = element('img', {src: picture, alt: '', width: 1200, height: 630});
  const words = element('span', {className: 'words'}, element('strong', {textContent: title}), element('span', {className: 'quiet', textContent: shop}),
    element('span', {className: 'button', textContent: shown.dataset.press}));
  return element('a', {className: 'link-card', href, rel: 'noreferrer', referrerPolicy: 'no-referrer'}, image, words);
}

function link(href, textContent) {
  return element('p', {}, element('a', {href, textContent, rel: 'noreferrer', referrerPolicy: 'no-referrer'}));
}

function element(name, facts, ...inside) {
  const made = Object.assign(document.createElement(name), facts);
  made.append(...inside);
  return made;
}
