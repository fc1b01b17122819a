import {prefersReducedMotion} from '../shared/reduced-motion.ts';

/** A running animation: the ribbon, the lid, the glow and the confetti. */
export interface UnwrapAnimation {
  /** Resolves when the product may appear, while the confetti may still be falling. Never rejects. */
  readonly done: Promise<void>;
  /** Skips to the end. */
  finish(): void;
}

const GOLDEN = 2.39996;
const SPRING = 'cubic-bezier(0.3, 1.45, 0.5, 1)';
const OUT = 'cubic-bezier(0.2, 0.7, 0.3, 1)';

/** Animates a box that is rendered as `opening`, which looks like `open`: all animations start from the sealed box and end there. */
export function unwrap(box: Element): UnwrapAnimation {
  const reducedMotion = prefersReducedMotion();
  const running = reducedMotion ? [box.animate({opacity: [0.2, 1]}, 120)] : startAnimations(box);
  return {
    done: Promise.allSettled(running.slice(0, reducedMotion ? 1 : LEADING_ANIMATIONS).map(({finished}) => finished)).then(() => undefined),
    finish: () => running.forEach((animation) => animation.finish()),
  };
}

/** The animations before the confetti: ribbon, lid and glow. */
const LEADING_ANIMATIONS = 7;

function startAnimations(box: Element): Animation[] {
  const animate = (part: string, frames: Keyframe[], duration: number, delay: number, easing = OUT) =>
    box.querySelector(part)!.animate(frames, {duration, delay, easing, fill: 'backwards'});
  return [
    animate('.loop-left', [{transform: 'none'}, {transform: 'translate(-6px, 10px) rotate(-32deg) scale(0.8)'}], 220, 0),
    animate('.loop-right', [{transform: 'none'}, {transform: 'translate(6px, 10px) rotate(32deg) scale(0.8)'}], 220, 0),
    animate('.bow', [{opacity: 1, transform: 'none'}, {opacity: 1, offset: 0.4}, {opacity: 0, transform: 'translateY(16px)'}], 260, 0),
    animate('.bands', [{opacity: 1, transform: 'none'}, {opacity: 0, transform: 'translateY(22px)'}], 220, 60),
    animate('.lid', [{transform: 'none'}, {transform: 'translate(30px, -56px) rotate(13deg)'}], 360, 180, SPRING),
    animate('.light', [{opacity: 0, transform: 'scale(0.4)'}, {opacity: 1, transform: 'none'}], 420, 300),
    animate('.shadow', [{transform: 'none'}, {transform: 'scale(1.06)', offset: 0.5}, {transform: 'none'}], 360, 180),
    ...[...box.querySelectorAll('.bit')].map((bit, i) => {
      const reach = 66 + (i * 37) % 58;
      const x = Math.cos(i * GOLDEN) * reach * 1.15;
      // Never above the box, where the confetti could cover text.
      const y = -44 - Math.abs(Math.sin(i * GOLDEN)) * reach * 0.58;
      const turn = (i % 2 ? 1 : -1) * (140 + i * 23);
      return bit.animate([
        {opacity: 0, transform: 'scale(0.3)', easing: OUT},
        {opacity: 1, transform: `translate(${x * 0.85}px, ${y}px) rotate(${turn * 0.6}deg)`, offset: 0.5, easing: 'ease-in'},
        {opacity: 0, transform: `translate(${x}px, ${y + 74}px) rotate(${turn}deg)`},
      ], {duration: 600, delay: 330 + (i % 5) * 22});
    }),
  ];
}
