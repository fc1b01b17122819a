/** The open box stays a moment while what was in it rises: between the two the card is never empty. */
export function fadeOutBox(root: ParentNode & Node): void {
  const box = root.querySelector('.box');
  if (!box) return;
  const {left, top, width, height} = box.getBoundingClientRect();
  const copy = box.cloneNode(true) as SVGElement;
  Object.assign(copy.style, {
    position: 'fixed', left: `${left}px`, top: `${top}px`, inlineSize: `${width}px`, blockSize: `${height}px`,
    maxInlineSize: 'none', pointerEvents: 'none',
  });
  copy.classList.add('fading');
  copy.removeAttribute('part');
  root.append(copy);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  void copy.animate({opacity: [1, 0]}, {duration: still ? 120 : 200, easing: 'ease-out', fill: 'forwards'}).finished
    .then(() => copy.remove(), () => copy.remove());
}
