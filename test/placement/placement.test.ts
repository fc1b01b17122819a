import {expect} from '@open-wc/testing';
import {waitFor} from '../support/wait.ts';

/** The script tag of the page. The module reads its attributes whenever it places the button. */
const script = document.createElement('script');
script.type = 'text/plain';
script.setAttribute('data-auto', '');
document.head.append(script);
const main = document.createElement('div');
document.body.append(main);
await import('../../src/placement/index.ts');

const initialUrl = location.href;
const buttons = () => [...document.querySelectorAll('send-as-gift')];
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 300));
/** Renders a page. `#here` is the control beside which the button belongs. */
const show = (content: string) => { main.innerHTML = content; };
const isPlaced = () => buttons().length === 1 && buttons()[0]!.previousElementSibling === document.querySelector('#here');
const expectPlaced = () => waitFor(isPlaced, 'the button was never placed');

const shopify = '<h1>Teapot</h1><form action="/cart/add"><input name="id" value="1"><button name="add" id="here">Add to cart</button></form>';

describe('data-auto', () => {
  afterEach(async () => {
    show('');
    for (const {name} of [...script.attributes]) if (name.startsWith('data-') && name !== 'data-auto') script.removeAttribute(name);
    script.setAttribute('data-auto', '');
    document.querySelector('meta[name="send-as-gift"]')?.remove();
    history.replaceState(null, '', initialUrl);
    await waitFor(() => buttons().length === 0, 'the button was never removed');
  });

  const placed: [string, string][] = [
    ['Shopify', shopify],
    ['Shopify in another language', shopify.replace('/cart/add', '/de/cart/add').replace('Add to cart', 'X')],
    ['Shopify without a name', '<h1>T</h1><form action="/cart/add"><button type="button">Wishlist</button><button id="here">Add</button></form>'],
    ['WooCommerce', '<h1>T</h1><form class="cart"><button class="single_add_to_cart_button" id="here">Add to basket</button></form>'],
    ['WooCommerce before a variation is chosen', '<h1>T</h1><form class="cart"><div hidden><button class="single_add_to_cart_button" id="here">Add</button></div></form>'],
    ['schema.org', '<h1>T</h1><form itemprop="offers"><button id="here">Take it</button></form>'],
    ['a button that is named after it', '<h1>T</h1><button data-testid="add-to-cart" id="here">+</button>'],
    ['English', '<h1>T</h1><button>Menu</button><button id="here">Add to cart</button>'],
    ['an English basket and an icon', '<h1>T</h1><button aria-label="Add to basket" id="here"><svg></svg></button>'],
    ['简体中文', '<h1>T</h1><button id="here">加入购物车</button>'],
    ['繁體中文', '<h1>T</h1><button id="here">加入購物車</button>'],
    ['日本語', '<h1>T</h1><button id="here">カートに入れる</button>'],
    ['한국어', '<h1>T</h1><button id="here">장바구니에 담기</button>'],
    ['Deutsch', '<h1>T</h1><input type="submit" value="In den Warenkorb" id="here">'],
    ['Français', '<h1>T</h1><button id="here">  Ajouter\n au panier </button>'],
    ['Español', '<h1>T</h1><button id="here">Añadir al carrito</button>'],
    ['Português', '<h1>T</h1><button id="here">Adicionar ao carrinho</button>'],
    ['العربية', '<h1 dir="rtl">T</h1><button id="here">أضف إلى السلة</button>'],
    ['the product above related ones', `<main><section>${shopify}</section><section><h2>Also</h2><form action="/cart/add"><input name="id" value="2"><button name="add">Add</button></form>
      <form action="/cart/add"><input name="id" value="3"><button name="add">Add</button></form></section></main>`],
    ['related ones above the product', `<aside><form action="/cart/add"><input name="id" value="2"><button name="add">Add</button></form></aside>${shopify}`],
    ['a second form of the same product', `${shopify}<form action="/cart/add"><input name="id" value="1"><button name="add">Add</button></form>`],
    ['a hidden form before the visible one', `<div hidden><form action="/cart/add"><input name="id" value="9"><button name="add">Add</button></form></div>${shopify}`],
  ];
  for (const [name, page] of placed) {
    it(`places one button: ${name}`, async () => {
      show(page);
      await expectPlaced();
    });
  }

  const empty: [string, string][] = [
    ['a list of products', `<h1>All</h1><ul>${[1, 2, 3].map((id) => `<li><form action="/cart/add"><input name="id" value="${id}"><button name="add">Add</button></form></li>`).join('')}</ul>`],
    ['a list of buttons', `<h1>All</h1>${'<button>Add to cart</button>'.repeat(3)}`],
    ['an article', '<h1>Tea</h1><button>Subscribe</button><p>Add to cart</p>'],
    ['a cart in the header', '<header><button>Add to cart</button></header><h1>Hello</h1>'],
    ['a page with a button of its own', `${shopify}<send-as-gift id="own"></send-as-gift>`],
  ];
  for (const [name, page] of empty) {
    it(`places none: ${name}`, async () => {
      show(page);
      await settled();
      expect(buttons().filter(({id}) => id !== 'own')).to.deep.equal([]);
    });
  }

  it('gives the button the attributes of the tag', async () => {
    for (const [name, value] of Object.entries({backend: 'https://gifts.example', product: 'teapot', appearance: 'filled', theme: 'dark', lang: 'de', other: 'x'})) script.setAttribute(`data-${name}`, value);
    show(shopify);
    await expectPlaced();
    const [button] = buttons();
    expect(Object.fromEntries([...button!.attributes].map(({name, value}) => [name, value]))).to.deep.equal({
      backend: 'https://gifts.example', product: 'teapot', appearance: 'filled', theme: 'dark', lang: 'de', 'data-placed': '',
    });
  });

  it('goes where the selector says, and nowhere if nothing matches or it is none', async () => {
    script.setAttribute('data-auto', '.price, .other');
    show(`${shopify.replace(' id="here"', '')}<p class="price" id="here">48 €</p>`);
    await expectPlaced();
    script.setAttribute('data-auto', 'true');
    show(shopify);
    await expectPlaced();
    for (const selector of ['.missing', '..[']) {
      script.setAttribute('data-auto', selector);
      show(shopify);
      await settled();
      expect(buttons()).to.deep.equal([]);
    }
  });

  it('follows a page that renders the form anew, with the same button', async () => {
    show(shopify);
    await expectPlaced();
    const [button] = buttons();
    for (let round = 0; round < 3; round++) {
      show(shopify);
      await expectPlaced();
      expect(buttons()[0]).to.equal(button);
    }
    button!.remove();
    await expectPlaced();
  });

  it('follows single-page navigation with a new button, and leaves with its place', async () => {
    show(shopify);
    await expectPlaced();
    const [button] = buttons();
    history.pushState(null, '', '/products/cup');
    show(shopify.replace('Teapot', 'Cup'));
    await waitFor(() => isPlaced() && buttons()[0] !== button, 'the button of the page before is still there');
    history.pushState(null, '', '/about');
    show('<h1>About us</h1>');
    await waitFor(() => buttons().length === 0, 'the button is still there');
  });

  it('is switched off by a meta element, on this page only', async () => {
    show(shopify);
    await expectPlaced();
    const meta = document.createElement('meta');
    meta.name = 'send-as-gift';
    meta.content = 'off';
    document.head.append(meta);
    await waitFor(() => buttons().length === 0, 'the button is still there');
    meta.remove();
    await expectPlaced();
  });

  it('gives up on a page that removes the button each time', async () => {
    let removals = 0;
    const observer = new MutationObserver(() => buttons().forEach((button) => { button.remove(); removals++; }));
    observer.observe(main, {childList: true, subtree: true});
    history.replaceState(null, '', '/products/hostile');
    show(shopify);
    await waitFor(() => removals >= 20, 'it gave up too early');
    await settled();
    expect(removals).to.equal(20);
    observer.disconnect();
  });

  it('does nothing while the page does not change', async () => {
    show(shopify);
    await expectPlaced();
    await settled();
    const {querySelectorAll} = Document.prototype;
    let queries = 0;
    Document.prototype.querySelectorAll = function(this: Document, selector: string) {
      queries++;
      return querySelectorAll.call(this, selector);
    } as typeof querySelectorAll;
    await settled();
    const whileIdle = queries;
    main.append(document.createElement('p'));
    await settled();
    Document.prototype.querySelectorAll = querySelectorAll;
    expect(whileIdle).to.equal(0);
    // The counter works: a change of the page is looked at.
    expect(queries).to.be.above(0);
  });
});
