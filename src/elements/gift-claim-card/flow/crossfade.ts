import {prefersReducedMotion} from '../../shared/reduced-motion.ts';

/** Lets the open box fade while its content appears, so that the card is never empty between the two. */
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
  const remove = () => copy.remove();
  void copy.animate({opacity: [1, 0]}, {duration: prefersReducedMotion() ? 120 : 200, easing: 'ease-out', fill: 'forwards'}).finished.then(remove, remove);
}
