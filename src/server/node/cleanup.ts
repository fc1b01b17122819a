/** Runs the added functions once, in reverse order. */
export class Cleanup {
  #steps: (() => unknown)[] = [];

  add(step: () => unknown) {
    this.#steps.push(step);
  }

  /** Closes what was opened, and returns it. */
  addCloseable<T extends {close?(): unknown}>(opened: T): T {
    this.add(() => opened.close?.());
    return opened;
  }

  async run() {
    for (let step = this.#steps.pop(); step; step = this.#steps.pop()) await step();
  }
}
