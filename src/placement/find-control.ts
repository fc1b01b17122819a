/** Finds the control that puts the page's product into the cart. */
import {attempt, attribute, closest, contains, parentOf, query, queryAll, textOf} from '../detect/dom.ts';

/** The controls of well-known shop systems and themes, then those of schema.org. */
const WELL_KNOWN = [
  'form[action*="/cart/add"] :is([name="add"], [type="submit"], button:not([type="button"]))',
  'form.cart .single_add_to_cart_button',
  '#product-addtocart-button, #form-action-addToCart, .add-to-cart[data-button-action], #button-cart, .btn-buy, button[name="add-to-cart"]',
  ':is(button, [type="submit"], [role="button"]):is([data-action="add-to-cart"], [data-testid="add-to-cart"], [id="add-to-cart" i], [id="addtocart" i], [class~="add-to-cart" i])',
  '[itemprop="offers"] :is(button:not([type="button"]), [type="submit"])',
];

/** The beginning of what such a button says, in the languages of the elements. */
const LABEL = new RegExp(`^(${[
  'add to (your )?(shopping )?(cart|basket|bag|trolley)', 'buy (it )?now',
  '加入购物车', '放入购物车', '立即购买', '加入購物車', '放入購物車', '立即購買',
  'カートに(入れる|追加)', 'カートへ', '買い物かごに', '장바구니(에)? ?(담기|추가|넣기)', '카트에 ?담기',
  'in den (warenkorb|einkaufswagen)', 'zum warenkorb hinzufügen', 'jetzt kaufen',
  'ajouter (au|à mon|dans le) panier', 'añadir (al carrito|a la cesta)', 'agregar al carrito',
  'adicionar (ao carrinho|à sacola|ao cesto)', 'comprar agora',
  '(أضف|اضف|إضافة|اضافة) (إلى|الى) (السلة|عربة التسوق|سلة التسوق)', 'أضف للسلة',
].join('|')})`, 'iu');

const BUTTONS = 'button, [role="button"], input[type="submit"], input[type="button"]';
/** Where a product is not the page's: related products, a cart that slides in, a menu. */
const ELSEWHERE = 'header, footer, nav, aside, dialog, [class*="related" i], [class*="recommend" i], [class*="upsell" i], [class*="cross-sell" i], [class*="cart-drawer" i]';

/** Undefined if there is none, or several of different products, as in a list. */
export function findControl(selector: string): Element | undefined {
  if (selector) return preferVisible(attempt(() => queryAll(document, selector)) ?? [])[0];
  for (const known of WELL_KNOWN) {
    const controls = queryAll(document, known).filter((control) => !closest(control, ELSEWHERE));
    if (controls.length > 0) return chooseByHeading(preferVisible(controls));
  }
  const labelled = queryAll(document, BUTTONS).filter((button) => LABEL.test(labelOf(button)) && !closest(button, ELSEWHERE));
  return chooseByHeading(preferVisible(labelled));
}

const labelOf = (button: Element) => (attribute(button, 'aria-label') ?? (attribute(button, 'value') || textOf(button).slice(0, 200))).trim().replace(/\s+/g, ' ');

export const isVisible = (element: Element): boolean => Element.prototype.getClientRects.call(element).length > 0;

/** A control that is hidden until a variant is chosen is better than none. */
function preferVisible(controls: readonly Element[]): readonly Element[] {
  const visible = controls.filter(isVisible);
  return visible.length > 0 ? visible : controls;
}

/** The control of the product that the page's heading names: the one that shares the smallest part of the page with it. */
function chooseByHeading(controls: readonly Element[]): Element | undefined {
  const headings = queryAll(document, 'h1').filter(isVisible);
  const depths = controls.map((control) => sharedDepth(control, headings));
  const nearest = controls.filter((_, index) => depths[index] === Math.max(...depths));
  const products = new Set(nearest.map(productOf));
  // A second control of the same product may stick to the edge of the screen. Many without a product are a list.
  return products.size === 1 && (nearest.length < 3 || !products.has('')) ? nearest[0] : undefined;
}

/** How deep in the page the smallest element is that contains the control and a heading. */
function sharedDepth(control: Element, headings: readonly Element[]): number {
  let ancestor = parentOf(control);
  while (ancestor && !headings.some((heading) => contains(ancestor!, heading))) ancestor = parentOf(ancestor);
  let depth = 0;
  for (; ancestor; ancestor = parentOf(ancestor)) depth++;
  return depth;
}

function productOf(control: Element): string {
  const form = closest(control, 'form') ?? control;
  const field = query(form, '[name="product-id"], [name="product_id"], [name="product"], [name="add-to-cart"], [name="id"]');
  const holder = closest(control, '[data-product-id], [data-product_id]');
  return (holder && (attribute(holder, 'data-product-id') ?? attribute(holder, 'data-product_id'))) ?? (field && attribute(field, 'value')) ?? '';
}
