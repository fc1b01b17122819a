import {expect} from '@open-wc/testing';
import {detectProduct} from '../../src/detect/index.ts';
import {hostilePages} from './corpus/hostile.ts';
import {jsonLdPages} from './corpus/json-ld.ts';
import {markupPages} from './corpus/markup.ts';
import type {CorpusPage} from './corpus/page.ts';
import {shopPages} from './corpus/shops.ts';

const initialUrl = location.href;
let cleanUp: (() => void)[] = [];

/** Turns this page into that one until the end of the test. */
function mount({path = '/products/teapot', head = '', body = '', globals = {}}: CorpusPage) {
  // Shopify's events belong to the path they were dispatched on: each page gets its own.
  history.replaceState(null, '', path);
  const content = document.createElement('div');
  content.innerHTML = body.includes('id="here"') ? body : `${body}<b id="here"></b>`;
  const template = document.createElement('template');
  template.innerHTML = head;
  const headNodes = [...template.content.childNodes];
  document.head.append(...headNodes);
  Node.prototype.appendChild.call(document.body, content);
  Object.assign(globalThis, globals);
  cleanUp = [
    () => headNodes.forEach((node) => node.remove()), () => content.remove(), () => history.replaceState(null, '', initialUrl),
    ...Object.keys(globals).map((name) => () => void delete (globalThis as Record<string, unknown>)[name]),
  ];
  return Element.prototype.querySelector.call(content, '#here')!;
}

const detect = (button: Element) => {
  const {identifiers, namesVariant} = detectProduct(button);
  const page = new Set([location.href, location.href.split('?')[0]!].map((url) => `url:${url}`));
  const list = identifiers.split(' ').filter(Boolean);
  return {found: list.filter((one) => !page.has(one)), namesVariant, asksForPage: list.some((one) => page.has(one))};
};

describe('the product of a page', () => {
  afterEach(() => {
    cleanUp.forEach((undo) => undo());
    // Ends the selection of the page before.
    document.dispatchEvent(Object.assign(new Event('shopify:product:view'), {context: 'page', product: {}}));
  });

  const pages = {'in JSON-LD': jsonLdPages, 'in microdata, RDFa and Open Graph': markupPages, 'in shop systems': shopPages, 'on broken and hostile pages': hostilePages};
  for (const [title, list] of Object.entries(pages)) {
    describe(title, () => {
      for (const page of list) {
        it(page.name, async () => {
          const button = mount(page);
          await page.act?.();
          const {found, namesVariant, asksForPage} = detect(button);
          expect(found).to.deep.equal(page.found.map((one) => one.replace(':~', `:${location.origin}`)));
          expect(namesVariant).to.equal(page.namesVariant ?? true);
          expect(asksForPage).to.equal(!page.isOther);
        });
      }
    });
  }

  it('has a corpus of at least sixty pages, and no two with the same name', () => {
    const names = [...jsonLdPages, ...markupPages, ...shopPages].map(({name}) => name);
    expect(names.length).to.be.at.least(60);
    expect(new Set(names).size).to.equal(names.length);
  });

  it('is found by the chosen variation of WooCommerce that only jQuery knows', () => {
    let listener: (event: object, variation: object) => void = () => {};
    const button = mount({
      name: '', found: [], globals: {jQuery: () => ({on: (event: string, selector: string, added: typeof listener) => {
        expect([event, selector]).to.deep.equal(['found_variation', 'form.cart']);
        listener = added;
      }})},
      body: '<form class="cart" data-product_id="1" data-product_variations="false"><input name="variation_id" value="12"><b id="here"></b></form>',
    });
    expect(detect(button).found).to.deep.equal([]);
    listener({currentTarget: document.querySelector('form.cart')}, {variation_id: 12, sku: 'TEA-L'});
    expect(detect(button).found).to.deep.equal(['sku:TEA-L']);
  });

  it('is asked for without what the address says about the visitor', () => {
    const path = '/products/teapot?variant=2&token=secret&email=ana%40tea.example&utm_source=mail#gc_secret';
    const button = mount({name: '', found: [], path});
    expect(detectProduct(button).identifiers).to.equal(`url:${location.origin}/products/teapot?variant=2 url:${location.origin}/products/teapot`);
  });

  it('is found from inside a shadow root', () => {
    const host = mount({name: '', found: [], body: '<article><i data-sku="A"></i><span id="here"></span></article><article><i data-sku="B"></i></article>'});
    const button = document.createElement('button');
    host.attachShadow({mode: 'closed'}).append(button);
    expect(detect(button).found).to.deep.equal(['sku:A']);
  });
});
