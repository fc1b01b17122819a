/** Where text is large or the screen is low, the policy scrolls with the rest, so that what stands fixed leaves room for it. */

/** Measured alike wherever the policy stands, so that moving it changes nothing of the answer. */
export function hasLittleHeight(root: ParentNode): boolean {
  const policy = root.querySelector<HTMLElement>('.policy');
  const press = root.querySelector<HTMLElement>('.foot .press');
  return !!policy && !!press && policy.offsetHeight + press.offsetHeight > innerHeight / 4;
}
