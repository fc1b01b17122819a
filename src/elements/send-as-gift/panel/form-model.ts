import type {GiftClient} from '../../../client/gift-client.ts';
import type {GiftError} from '../../../client/gift-error.ts';
import {now} from '../../shared/clock.ts';
import {warn} from '../../shared/page-checks.ts';
import type {GiftButton} from '../button.ts';
import {getProduct, getShop, invalidateProduct} from './catalog-cache.ts';
import {clearForm, loadForm, saveForm, type SendForm} from './form-storage.ts';
import type {PageProduct} from './page-product.ts';
import {quoteFor, type Quote} from './quote.ts';
import type {Catalog, FormProblem} from './send-state.ts';
import {validateSendForm, type FieldErrors, type FieldName} from './validation.ts';
import {selectVariant, variantOf} from './variants.ts';

const PRODUCT_ERRORS = ['price-mismatch', 'item-unavailable', 'not-giftable'];

/** The sender's form: what was typed and selected, and what follows from it for this product and shop. */
export class FormModel {
  /** The sender has tried to pay, so required fields report that they are empty. */
  showsRequired = false;
  optionsOpen = false;
  /** The variant that was chosen and is unavailable; the sender has to choose another. */
  unavailableVariant: string | undefined;

  readonly #client: GiftClient;
  readonly #button: GiftButton;
  readonly #product: PageProduct;
  readonly #draftKey: string;
  #values: SendForm;
  #catalog: Catalog | undefined;

  constructor(client: GiftClient, button: GiftButton, product: PageProduct, draftKey: string) {
    this.#client = client;
    this.#button = button;
    this.#product = product;
    this.#draftKey = draftKey;
    this.#values = loadForm(client, draftKey, button.prefill);
  }

  get values(): SendForm {
    return this.#values;
  }

  /** Defined once `loadCatalog` has resolved, as for `errors` and `quote`. */
  get catalog(): Catalog {
    return this.#catalog!;
  }

  get errors(): FieldErrors {
    return validateSendForm(this.#values, this.catalog.shop, now());
  }

  get quote(): Quote {
    return quoteFor(this.#values, this.catalog);
  }

  /** What the button names goes before what was found on the page. */
  get #pageVariant(): string | undefined {
    return this.#button.variant || this.#product.variant;
  }

  /** What was chosen on the page since wins over an earlier choice in the panel. */
  selectPageVariant(): void {
    const variant = this.#pageVariant;
    if (variant && variant !== this.#values.pageVariant) this.#values = {...this.#values, variant, pageVariant: variant};
  }

  /** Loads product and shop. A chosen variant that is unavailable is no longer selected. */
  async loadCatalog(): Promise<void> {
    const [product, shop] = await Promise.all([getProduct(this.#client, this.#product.ref), getShop(this.#client)]);
    const named = this.#pageVariant;
    if (named && !variantOf(product, named)?.available) {
      warn((warnings) => warnings.warnAboutVariant(product, named));
    }
    const chosen = this.#values.variant ?? this.unavailableVariant ?? named;
    const variant = selectVariant(product, chosen);
    this.unavailableVariant = variant === undefined ? chosen! : undefined;
    this.#values = {...this.#values, variant};
    this.#catalog = {product, shop};
  }

  update(changes: Partial<SendForm>): void {
    this.#values = {...this.#values, ...changes};
    saveForm(this.#client, this.#draftKey, this.#values);
  }

  /** The first invalid field. From now on, required fields report that they are empty. */
  validate(): FieldName | undefined {
    this.showsRequired = true;
    const [invalid] = Object.keys(this.errors) as FieldName[];
    if (invalid === 'passcode' || invalid === 'date') this.optionsOpen = true;
    return invalid;
  }

  /** Why the backend refused the form. Loads the product again if it has changed since the form was filled in. */
  async problemOf(error: GiftError): Promise<FormProblem> {
    if (!PRODUCT_ERRORS.includes(error.code)) return {kind: 'error', error};
    const {variant} = this.#values;
    const {price, portions} = this.quote;
    invalidateProduct(this.#client, this.#product.ref);
    await this.loadCatalog().catch(() => {});
    if (error.code === 'price-mismatch' && this.quote.price && price?.amount !== this.quote.price.amount) return {kind: 'price-changed'};
    if (error.code === 'item-unavailable' && portions > 1 && variant === this.#values.variant) return {kind: 'insufficient-stock'};
    return {kind: 'error', error};
  }

  /** Empties the form, also in the browser's storage. */
  clear(): void {
    clearForm(this.#client, this.#draftKey);
    this.#values = loadForm(this.#client, this.#draftKey, this.#button.prefill);
  }
}
