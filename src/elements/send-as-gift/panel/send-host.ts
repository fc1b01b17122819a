import type {GiftClient} from '../../../client/gift-client.ts';
import type {SentGift} from '../../../client/sent-gifts.ts';
import type {Gift} from '../../../protocol/gift.ts';
import type {GiftButton} from '../button.ts';
import type {FormModel} from './form-model.ts';
import type {FormChange} from './form-storage.ts';
import type {PanelStrings} from './strings.ts';

/** The part of the controller that the panel's views use. */
export interface SendActions {
  readonly client: GiftClient;
  readonly button: GiftButton;
  readonly form: Readonly<Pick<FormModel, 'values' | 'errors' | 'quote' | 'unavailableVariant' | 'showsRequired' | 'optionsOpen'>>;
  /** The gifts sent from this browser, without the one that is being drafted. */
  otherGifts(): readonly SentGift[];
  showSentGifts(): void;
  updateForm(change: FormChange): void;
  start(): Promise<void>;
  edit(): Promise<void>;
  startAnother(): Promise<void>;
  paymentOpened(): void;
  showForm(): void;
  onShared(): void;
  onGiftChange(gift: Gift): Promise<void>;
  finish(): void;
}

/** What a view of the panel gets beside its state. */
export interface SendHost {
  readonly send: SendActions;
  readonly strings: PanelStrings;
  /** BCP 47 tag for numbers and dates. */
  readonly language: string;
  /** `dark` or `light`, for the elements inside. */
  readonly theme: string;
  /** There is little height left to scroll in. */
  readonly isCompact: boolean;
  submit(event: Event): void;
  toggleOptions(): void;
  close(): void;
}
