/** The open box stays a moment while what was in it rises: between the two the card is never empty. */
export function leaveBehind(root: ParentNode & Node): void {
  const box = root.querySelector('.box');
  if (!box) return;
  const {left, top, width, height} = box.getBoundingClientRect();
  const shade = box.cloneNode(true) as SVGElement;
  Object.assign(shade.style, {
    position: 'fixed', left: `${left}px`, top: `${top}px`, inlineSize: `${width}px`, blockSize: `${height}px`,
    maxInlineSize: 'none', pointerEvents: 'none',
  });
  shade.classList.add('leaving');
  shade.removeAttribute('part');
  root.append(shade);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  void shade.animate({opacity: [1, 0]}, {duration: still ? 120 : 200, easing: 'ease-out', fill: 'forwards'}).finished
    .then(() => shade.remove(), () => shade.remove());
}
