import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {GiftBox} from '../../../src/elements/gift-box/gift-box.ts';
import {boxStates} from '../../../src/elements/gift-box/render-box.ts';
import {covers} from '../../../src/protocol/gift-constants.ts';
import {itWithSettings} from '../../support/reader-settings.ts';
import {waitFor} from '../../support/wait.ts';

if (!customElements.get('gift-box')) customElements.define('gift-box', GiftBox);

describe('<gift-box>', () => {
  const createBox = (state: string) => fixture<GiftBox>(html`<gift-box state=${state}></gift-box>`);
  const drawing = (box: GiftBox) => box.shadowRoot!.querySelector('svg')!;
  const isVisible = (box: GiftBox, part: string) => getComputedStyle(drawing(box).querySelector(part)!).opacity !== '0';

  it('is hidden from screen readers in every state', async () => {
    for (const state of boxStates) {
      const box = await createBox(state);
      expect(box.getAttribute('aria-hidden')).to.equal('true');
      await expect(box).to.be.accessible();
    }
  });

  it('has a bow while it is sealed, and none when it is open', async () => {
    expect(isVisible(await createBox('sealed'), '.bow')).to.equal(true);
    expect(isVisible(await createBox('open'), '.bow')).to.equal(false);
    expect(isVisible(await createBox('open'), '.light')).to.equal(true);
    expect(isVisible(await createBox('empty'), '.light')).to.equal(false);
    expect(drawing(await createBox('done')).querySelector('.badge')).to.not.equal(null);
  });

  it('has a ribbon that differs from its paper and from the background of link previews, in every cover', async () => {
    const root = (await createBox('sealed')).shadowRoot!;
    for (const cover of covers) {
      const probe = document.createElement('i');
      probe.dataset.cover = cover;
      root.append(probe);
      const oklab = (color: string) => {
        probe.style.color = `color-mix(in oklab, ${color})`;
        return /oklab\(([^)]*)\)/.exec(getComputedStyle(probe).color)![1]!.split(' ').map(Number);
      };
      const ribbon = oklab('var(--_silk), var(--_silk)');
      const distance = (color: string) => Math.hypot(...oklab(color).map((part, i) => part - ribbon[i]!));
      expect(distance('var(--_paper), var(--_paper)'), cover).to.be.at.least(0.2);
      expect(distance('var(--_paper) 29%, white'), cover).to.be.at.least(0.08);
    }
  });

  /** Opens the box and waits until it is animating. */
  async function openBox(box: GiftBox): Promise<Animation[]> {
    const running = () => drawing(box).getAnimations({subtree: true});
    // The nudge of the sealed lid is a CSS animation, and not part of the opening.
    box.state = 'opening';
    await waitUntil(() => box.state === 'opening' && running().some((one) => !(one instanceof CSSAnimation)), 'it never opened', {timeout: 60_000, interval: 5});
    return running();
  }

  it('opens in less than 1.4 seconds, animating only transform and opacity', async () => {
    const box = await createBox('sealed');
    const animations = await openBox(box);
    expect(animations.length).to.be.greaterThan(14);
    for (const animation of animations) {
      const effect = animation.effect as KeyframeEffect;
      expect(Number(effect.getComputedTiming().endTime)).to.be.at.most(1_400);
      for (const frame of effect.getKeyframes()) {
        const moved = Object.keys(frame).filter((key) => !['offset', 'computedOffset', 'easing', 'composite'].includes(key));
        expect(['transform', 'opacity']).to.include.members(moved);
      }
    }
  });

  it('skips the animation on finish()', async () => {
    const box = await createBox('sealed');
    await openBox(box);
    box.finish();
    await waitFor(() => box.state === 'open');
    expect(drawing(box).getAnimations({subtree: true})).to.have.lengthOf(0);
  });

  it('is open at once if finish() is called before the animation starts', async () => {
    const box = await createBox('sealed');
    box.state = 'opening';
    await box.updateComplete;
    box.finish();
    expect(box.state).to.equal('open');
  });

  itWithSettings('only fades if reduced motion is preferred', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    try {
      const box = await createBox('sealed');
      expect(drawing(box).getAnimations({subtree: true})).to.have.lengthOf(0);
      const animations = await openBox(box);
      expect(animations.map(({effect}) => effect!.getComputedTiming().endTime)).to.deep.equal([120]);
    } finally {
      await emulateMedia({reducedMotion: 'no-preference'});
    }
  });

  it('takes its colors from the merchant’s custom properties', async () => {
    const box = await createBox('sealed');
    const color = () => getComputedStyle(drawing(box).querySelector('.lid-left')!).fill;
    const before = color();
    box.style.setProperty('--gift-accent', 'rgb(40 120 80)');
    expect(color()).to.not.equal(before);
  });
});
