import {GTIN, HERE, type CorpusPage} from './page.ts';

const item = (content: string, attributes = '') => `<div itemscope itemtype="https://schema.org/Product" ${attributes}>${content}</div>`;

export const markupPages: CorpusPage[] = [
  {name: 'microdata with text', body: item(`<span itemprop="sku"> TEA-1 </span>${HERE}`), found: ['sku:TEA-1']},
  {name: 'microdata with meta, link and content', body: item(`<meta itemprop="sku" content="TEA-1"><meta itemprop="gtin13" content="4006381333931">
    <link itemprop="url" href="/products/teapot">${HERE}`), found: ['sku:TEA-1', `gtin:${GTIN}`]},
  {name: 'microdata with data and value', body: item(`<data itemprop="sku" value="TEA-1">One</data>${HERE}`), found: ['sku:TEA-1']},
  {name: 'microdata with the SKU in the offer', body: item(`<div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="sku" content="OFFER">${HERE}</div>`), found: ['sku:OFFER']},
  {name: 'microdata with two offers', body: item(`<div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="sku" content="A"></div>
    <div itemprop="offers" itemscope itemtype="http://schema.org/Offer"><meta itemprop="sku" content="B"></div>${HERE}`), found: ['sku:A', 'sku:B'], namesVariant: false},
  {name: 'microdata with itemref', body: `<p id="codes"><span itemprop="sku">TEA-1</span></p>${item(HERE, 'itemref="codes"')}`, found: ['sku:TEA-1']},
  {name: 'microdata of an offer alone', body: `<div itemscope itemtype="https://schema.org/Offer"><meta itemprop="sku" content="TEA-1">${HERE}</div>`, found: ['sku:TEA-1']},
  {name: 'microdata with productID', body: item(`<span itemprop="productID" content="sku:TEA-1"></span>${HERE}`), found: ['sku:TEA-1']},
  {name: 'the button outside of the only item', body: item('<span itemprop="sku">TEA-1</span>') + HERE, found: ['sku:TEA-1']},
  {name: 'three items, and the button in the second', path: '/shop', body: `${item('<span itemprop="sku">A</span>')}${item(`<span itemprop="sku">B</span>${HERE}`)}${item('<span itemprop="sku">C</span>')}`, found: ['sku:B'], isOther: true},
  {name: 'a related item inside the product', body: item(`<span itemprop="sku">TEA-1</span>
    <div itemprop="isRelatedTo" itemscope itemtype="https://schema.org/Product"><span itemprop="sku">CUP</span></div>${HERE}`), found: ['sku:TEA-1']},
  {name: 'the button in the related item', body: item(`<span itemprop="sku">TEA-1</span>
    <div itemprop="isRelatedTo" itemscope itemtype="https://schema.org/Product"><span itemprop="sku">CUP</span>${HERE}</div>`), found: ['sku:CUP'], isOther: true},
  {name: 'an item without a code', body: item(`<h1 itemprop="name">Teapot</h1>${HERE}`), found: []},
  {name: 'another vocabulary', body: `<div itemscope itemtype="https://schema.org/Person"><span itemprop="sku">NO</span>${HERE}</div>`, found: []},
  {name: 'RDFa Lite', body: `<div vocab="https://schema.org/" typeof="Product"><span property="sku">TEA-1</span><meta property="gtin13" content="4006381333931">${HERE}</div>`, found: ['sku:TEA-1', `gtin:${GTIN}`]},
  {name: 'RDFa with a prefix', body: `<div prefix="schema: https://schema.org/" typeof="schema:Product"><span property="schema:sku" content="TEA-1">No. 1</span>${HERE}</div>`, found: ['sku:TEA-1']},
  {name: 'RDFa with an offer', body: `<div vocab="https://schema.org/" typeof="Product"><div property="offers" typeof="Offer"><span property="sku">TEA-1</span></div>${HERE}</div>`, found: ['sku:TEA-1']},
  {name: 'RDFa, several and the button in one', path: '/shop', body: `<div vocab="https://schema.org/" typeof="Product"><b property="sku">A</b></div><div vocab="https://schema.org/" typeof="Product"><b property="sku">B</b>${HERE}</div>`, found: ['sku:B'], isOther: true},
  {name: 'Open Graph of a product', head: '<meta property="og:type" content="product"><meta property="product:retailer_item_id" content="TEA-1">', found: ['sku:TEA-1']},
  {name: 'Open Graph with a GTIN', head: '<meta property="product:ean" content="4006381333931"><meta property="product:isbn" content="978-0-306-40615-7">', found: [`gtin:${GTIN}`, 'gtin:09780306406157']},
  {name: 'Open Graph in name instead of property', head: '<meta name="product:retailer_item_id" content="TEA-1">', found: ['sku:TEA-1']},
  {name: 'Open Graph of a list', head: '<meta property="product:retailer_item_id" content="A"><meta property="product:retailer_item_id" content="B">', found: []},
  {name: 'og:url', head: '<meta property="og:url" content="https://tea.example/products/teapot">', found: ['url:https://tea.example/products/teapot']},
  {name: 'a canonical address', path: '/collections/tea/products/teapot?utm_source=mail', head: '<link rel="canonical" href="https://tea.example/products/teapot">', found: ['url:https://tea.example/products/teapot']},
  {name: 'a canonical address that is no web address', head: '<link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="">', found: []},
  {name: 'JSON-LD and microdata of one product', head: '<script type="application/ld+json">{"@type":"Product","sku":"TEA-1","gtin13":"4006381333931"}</script>', body: item(`<span itemprop="sku">TEA-1</span>${HERE}`), found: ['sku:TEA-1', `gtin:${GTIN}`]},
  {name: 'JSON-LD of the page, and the button in a card of another product', head: '<script type="application/ld+json">{"@type":"Product","sku":"TEA-1"}</script>', body: item(`<span itemprop="sku">CUP</span>${HERE}`), found: ['sku:CUP'], isOther: true},
  {name: 'a card with data-sku', path: '/shop', body: `<article data-sku="A"></article><article data-sku="B">${HERE}</article>`, found: ['sku:B'], isOther: true},
  {name: 'swatches with SKUs inside of an item', body: item(`<span itemprop="sku">TEA</span><p><i data-sku="A"></i><i data-sku="B"></i>${HERE}</p>`), found: ['sku:TEA']},
  {name: 'nothing but text', body: `<h1>Teapot</h1><p>48 €</p>${HERE}`, found: []},
];
