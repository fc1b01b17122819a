/** The script of the shop: selecting a variant changes image and price, and the cart counts. */
const cart = document.querySelector('#cart');
const showCount = () => { if (cart) cart.textContent = String(count); };
let count = 0;
try {
  count = Number(sessionStorage.getItem('cart') ?? 0);
} catch {
  // Storage may be blocked: the cart then lasts as long as the page.
}
showCount();

document.querySelector('.variants')?.addEventListener('change', ({target}) => {
  document.querySelector('#picture').src = target.dataset.image;
  document.querySelector('#price').textContent = target.dataset.price;
  const button = document.querySelector('send-as-gift[product]');
  if (button) return button.setAttribute('variant', target.value);
  // Without a button of its own, the page names the variant in its address, as many shops do.
  const url = new URL(location.href);
  url.searchParams.set('variant', target.value);
  history.replaceState(history.state, '', url);
});

document.querySelector('#add')?.addEventListener('click', () => {
  count++;
  showCount();
  const status = document.querySelector('#added');
  status.textContent = status.dataset.message;
  try {
    sessionStorage.setItem('cart', String(count));
  } catch {
    // As above.
  }
});
