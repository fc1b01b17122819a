/** What the shop's own script does: a chosen style changes picture and price, and a cart counts. */
const cart = document.querySelector('#cart');
const show = (count) => { if (cart) cart.textContent = String(count); };
let count = 0;
try {
  count = Number(sessionStorage.getItem('cart') ?? 0);
} catch {
  // Storage may be blocked; then the cart lasts as long as the page.
}
show(count);

document.querySelector('.choices')?.addEventListener('change', ({target}) => {
  document.querySelector('#picture').src = target.dataset.image;
  document.querySelector('#price').textContent = target.dataset.price;
  document.querySelector('send-as-gift').setAttribute('variant', target.value);
});

document.querySelector('#add')?.addEventListener('click', () => {
  show(++count);
  const said = document.querySelector('#added');
  said.textContent = said.dataset.words;
  try {
    sessionStorage.setItem('cart', String(count));
  } catch {
    // As above.
  }
});
