/**
 * Delays what happens on blur until the pointer is up: if an error message appeared between `pointerdown` and
 * `pointerup`, the button would move away from under the finger.
 */
export class BlurQueue<Item> {
  readonly #onFlush: (items: Item[]) => void;
  #items: Item[] = [];
  #isPointerDown = false;

  constructor(onFlush: (items: Item[]) => void) {
    this.#onFlush = onFlush;
  }

  add(item: Item) {
    this.#items.push(item);
    if (!this.#isPointerDown) this.#flush();
  }

  clear() {
    this.#items = [];
  }

  readonly onPointerDown = () => {
    this.#isPointerDown = true;
    const release = () => {
      removeEventListener('pointerup', release);
      removeEventListener('pointercancel', release);
      // After the click that follows `pointerup`.
      requestAnimationFrame(() => {
        this.#isPointerDown = false;
        if (this.#items.length) this.#flush();
      });
    };
    addEventListener('pointerup', release);
    addEventListener('pointercancel', release);
  };

  #flush() {
    this.#onFlush(this.#items.splice(0));
  }
}
