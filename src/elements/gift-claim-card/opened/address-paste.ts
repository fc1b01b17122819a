/** Parses a whole Chinese address that was pasted into any field of the address form, and undoes that on request. */
import type {AddressInput, Field} from '../../../address/index.ts';

/** The part of the address form that receives the parsed address. */
interface PasteTarget {
  getInput(): AddressInput;
  acceptsChinese(): boolean;
  setInput(input: AddressInput): void;
  setCountry(country: string): Promise<void>;
}

const CHINESE_DIVISION = /[省市区县州旗盟]/;

const importParser = () => import('../../../address/chinese/parse.ts');

export class AddressPaste {
  readonly #target: PasteTarget;
  readonly #onParsed: () => void;
  /** The field with the paste, and the input before parsing. */
  #parsed: {into: Field; raw: AddressInput} | undefined;

  constructor(target: PasteTarget, onParsed: () => void) {
    this.#target = target;
    this.#onParsed = onParsed;
  }

  /** The field into which the parsed address was pasted. */
  get field(): Field | undefined {
    return this.#parsed?.into;
  }

  readonly onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const into = (event.target as HTMLElement).id as Field;
    if (!this.#target.acceptsChinese() || !CHINESE_DIVISION.test(text)) return;
    // Without the parser, the text stays as pasted.
    void this.#parse(text, into, this.#target.getInput()).catch(() => undefined);
  };

  /** The browser pastes first, so that nothing is lost if the text cannot be parsed. */
  async #parse(text: string, into: Field, before: AddressInput): Promise<void> {
    const {parseChineseAddress} = await importParser();
    await new Promise((resolve) => setTimeout(resolve));
    const parsed = parseChineseAddress(text);
    const target = this.#target;
    if (!parsed || !target.acceptsChinese()) return;
    const raw = target.getInput();
    if (!raw.country) await target.setCountry('CN');
    this.#parsed = {into, raw: {...raw, country: 'CN'}};
    target.setInput({...target.getInput(), [into]: before[into], ...parsed});
    this.#onParsed();
  }

  /** Restores the input as it was pasted; returns the field of the paste. */
  undo(): Field {
    const {into, raw} = this.#parsed!;
    this.#parsed = undefined;
    this.#target.setInput(raw);
    return into;
  }

  clear() {
    this.#parsed = undefined;
  }
}
