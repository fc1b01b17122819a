/** Pages as shop systems render them, without a word about gifts but the script tag with `data-auto`. */

const page = (backendUrl: string, head: string, body: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Tea &amp; Clay</title><link rel="icon" href="data:,">
<style>body { font: 16px/1.5 system-ui; margin: 24px }</style>${head}
<script type="module" src="/send-as-gift/send-as-gift.js" data-backend="${backendUrl}" data-auto></script></head><body>${body}</body></html>`;

const relatedCard = '<section><h2>You may also like</h2><a href="/shopify/products/mug">Mug</a><form action="/cart/add"><input type="hidden" name="id" value="43"><button name="add">Add to cart</button></form></section>';

const pages: Record<string, (backendUrl: string) => string> = {
  '/shopify/products/teapot': (backendUrl) => page(backendUrl, `<script>
      window.ShopifyAnalytics = {meta: {product: {id: 7, variants: [{id: 41, sku: 'TEAPOT-INDIGO'}, {id: 42, sku: 'TEAPOT-SAND'}]}, page: {pageType: 'product'}}};
    </script>`,
  `<main><section><h1>Kyusu teapot</h1><form method="post" action="/cart/add" id="buy">
    <label>Glaze <select name="id"><option value="41">Indigo</option><option value="42">Sand</option></select></label>
    <button type="submit" name="add">Add to cart</button></form></section>${relatedCard}</main>`),

  '/woocommerce/product/sampler': (backendUrl) => page(backendUrl, `<script type="application/ld+json">{"@context": "https://schema.org/", "@graph": [
      {"@type": "Product", "name": "Tea sampler", "sku": "SAMPLER", "offers": [{"@type": "AggregateOffer", "lowPrice": "19.00", "highPrice": "39.00"}]}]}</script>`,
  `<div class="product"><h1>Tea sampler</h1>
    <form class="variations_form cart" data-product_id="10" data-product_variations='[{"variation_id": 11, "sku": "SAMPLER-5"}, {"variation_id": 12, "sku": "SAMPLER-12"}]'>
    <label>Size <select id="size"><option value="">Choose</option><option value="11">Five</option><option value="12">Twelve</option></select></label>
    <input type="hidden" name="variation_id" value=""><button type="submit" class="single_add_to_cart_button">Add to basket</button></form>
    <span class="sku">SAMPLER</span></div>
    <ul class="products"><li class="product"><a class="add_to_cart_button" data-product_sku="last-mug">Add to basket</a></li></ul>
    <script>document.querySelector('#size').onchange = ({target}) => { document.querySelector('[name="variation_id"]').value = target.value; };</script>`),

  '/spa': (backendUrl) => page(backendUrl, '', `<nav><button id="to-mug">Mug page</button><button id="to-sold-elsewhere">Other page</button><button id="to-about">About page</button></nav><main id="view"></main><script>
    const routes = {
      mug: '<h1>Morning mug</h1><button>Add to cart</button>',
      'sold-elsewhere': '<h1>Something else</h1><button>Add to cart</button>',
      about: '<h1>About us</h1>',
    };
    const show = (name) => {
      history.pushState(null, '', '/spa/' + name);
      document.querySelector('#data')?.remove();
      if (name !== 'about') {
        const data = Object.assign(document.createElement('script'), {type: 'application/ld+json', id: 'data'});
        data.textContent = JSON.stringify({'@context': 'https://schema.org', '@type': 'Product', gtin13: name === 'mug' ? '4006381333931' : '9780306406157'});
        document.head.append(data);
      }
      document.querySelector('#view').innerHTML = routes[name];
    };
    for (const name of Object.keys(routes)) document.querySelector('#to-' + name).onclick = () => show(name);
  </script>`),
};

export const renderShopPage = ({pathname}: URL, backendUrl: string): string | undefined => pages[pathname]?.(backendUrl);
