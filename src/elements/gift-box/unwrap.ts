/** The unwrapping, told to the drawing: ribbon, lid, light and paper, and the product may rise before the last bit has fallen. */

export interface UnwrapAnimation {
  /** When the product may rise. Never fails. */
  readonly done: Promise<void>;
  /** Jumps to the end. */
  finish(): void;
}

const GOLDEN = 2.39996;
const SPRING = 'cubic-bezier(0.3, 1.45, 0.5, 1)';
const OUT = 'cubic-bezier(0.2, 0.7, 0.3, 1)';

/** `box` is drawn as `opening`, which looks like `open`: every movement here starts from the sealed box and leads there. */
export function unwrap(box: Element): UnwrapAnimation {
  const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const running = reducedMotion ? [box.animate({opacity: [0.2, 1]}, 120)] : startAnimations(box);
  return {
    done: Promise.allSettled(running.slice(0, reducedMotion ? 1 : LEADING_ANIMATIONS).map(({finished}) => finished)).then(() => undefined),
    finish: () => running.forEach((movement) => movement.finish()),
  };
}

/** Ribbon, lid and light; the paper that follows may still be falling when the product rises. */
const LEADING_ANIMATIONS = 7;

function startAnimations(box: Element): Animation[] {
  const one = (part: string) => box.querySelector(part)!;
  const move = (part: string, frames: Keyframe[], duration: number, delay: number, easing = OUT) =>
    one(part).animate(frames, {duration, delay, easing, fill: 'backwards'});
  return [
    move('.loop-left', [{transform: 'none'}, {transform: 'translate(-6px, 10px) rotate(-32deg) scale(0.8)'}], 220, 0),
    move('.loop-right', [{transform: 'none'}, {transform: 'translate(6px, 10px) rotate(32deg) scale(0.8)'}], 220, 0),
    move('.bow', [{opacity: 1, transform: 'none'}, {opacity: 1, offset: 0.4}, {opacity: 0, transform: 'translateY(16px)'}], 260, 0),
    move('.bands', [{opacity: 1, transform: 'none'}, {opacity: 0, transform: 'translateY(22px)'}], 220, 60),
    move('.lid', [{transform: 'none'}, {transform: 'translate(30px, -56px) rotate(13deg)'}], 360, 180, SPRING),
    move('.light', [{opacity: 0, transform: 'scale(0.4)'}, {opacity: 1, transform: 'none'}], 420, 300),
    move('.shadow', [{transform: 'none'}, {transform: 'scale(1.06)', offset: 0.5}, {transform: 'none'}], 360, 180),
    ...[...box.querySelectorAll('.bit')].map((bit, i) => {
      const reach = 66 + (i * 37) % 58;
      const x = Math.cos(i * GOLDEN) * reach * 1.15;
      // Never above the drawing: words may stand there, and paper must not cover them.
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
