import type {ReactiveControllerHost} from 'lit';
import type {GiftClient} from '../../client/gift-client.ts';
import type {CustomStrings} from '../shared/custom-strings.ts';

/** Text the page already knows. It fills the fields that are still empty when the panel opens. */
export interface Prefill {
  note?: string;
  senderName?: string;
}

/** The part of `<send-as-gift>` that the panel uses. An interface, so that the panel does not import the element. */
export interface GiftButton extends HTMLElement, ReactiveControllerHost {
  readonly backend: string | null | undefined;
  readonly product: string | null | undefined;
  readonly variant: string | null | undefined;
  readonly card: boolean;
  readonly unavailable: string | null | undefined;
  readonly client: GiftClient | undefined;
  readonly prefill: Prefill | null | undefined;
  readonly strings: CustomStrings | undefined;
  open(): Promise<void>;
}

/** Focuses the native button in the shadow root. */
export const focusButton = (button: GiftButton) => button.shadowRoot?.querySelector('button')?.focus({preventScroll: true});
