import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {GiftBox} from '../../src/elements/gift-box/gift-box.ts';
import {boxStates} from '../../src/elements/gift-box/render-box.ts';
import {covers} from '../../src/protocol/gift-constants.ts';

if (!customElements.get('gift-box')) customElements.define('gift-box', GiftBox);

describe('<gift-box>', () => {
  const createBox = (state: string) => fixture<GiftBox>(html`<gift-box state=${state}></gift-box>`);
  const drawing = (box: GiftBox) => box.shadowRoot!.querySelector('svg')!;
  const isVisible = (box: GiftBox, part: string) => getComputedStyle(drawing(box).querySelector(part)!).opacity !== '0';

  it('is decoration: a screen reader hears nothing of it, in any state', async () => {
    for (const state of boxStates) {
      const box = await createBox(state);
      expect(box.getAttribute('aria-hidden')).to.equal('true');
      await expect(box).to.be.accessible();
    }
  });

  it('is tied up while sealed, and has let go of its bow when open', async () => {
    expect(isVisible(await createBox('sealed'), '.bow')).to.equal(true);
    expect(isVisible(await createBox('open'), '.bow')).to.equal(false);
    expect(isVisible(await createBox('open'), '.light')).to.equal(true);
    expect(isVisible(await createBox('empty'), '.light')).to.equal(false);
    expect(drawing(await createBox('done')).querySelector('.badge')).to.not.equal(null);
  });

  it('wears a ribbon that is told from its paper, and from the pale ground that links unfurl on, in every cover', async () => {
    const root = (await createBox('sealed')).shadowRoot!;
    for (const cover of covers) {
      const probe = document.createElement('i');
      probe.dataset.cover = cover;
      root.append(probe);
      const oklab = (colour: string) => {
        probe.style.color = `color-mix(in oklab, ${colour})`;
        return /oklab\(([^)]*)\)/.exec(getComputedStyle(probe).color)![1]!.split(' ').map(Number);
      };
      const ribbon = oklab('var(--_silk), var(--_silk)');
      const away = (colour: string) => Math.hypot(...oklab(colour).map((part, i) => part - ribbon[i]!));
      expect(away('var(--_paper), var(--_paper)'), cover).to.be.at.least(0.2);
      expect(away('var(--_paper) 29%, white'), cover).to.be.at.least(0.08);
    }
  });

  /** Lets it open, and waits until it does. */
  async function startOpening(box: GiftBox): Promise<Animation[]> {
    const running = () => drawing(box).getAnimations({subtree: true});
    // The nudge of the lid at rest is none of the opening.
    box.state = 'opening';
    await waitUntil(() => box.state === 'opening' && running().some((one) => !(one instanceof CSSAnimation)), 'never opened', {timeout: 5_000, interval: 5});
    return running();
  }

  it('opens in less than 1.4 seconds, moving nothing but transform and opacity', async () => {
    const box = await createBox('sealed');
    const movements = await startOpening(box);
    expect(movements.length).to.be.greaterThan(14);
    for (const movement of movements) {
      const effect = movement.effect as KeyframeEffect;
      expect(Number(effect.getComputedTiming().endTime)).to.be.at.most(1_400);
      for (const frame of effect.getKeyframes()) {
        const moved = Object.keys(frame).filter((key) => !['offset', 'computedOffset', 'easing', 'composite'].includes(key));
        expect(['transform', 'opacity']).to.include.members(moved);
      }
    }
  });

  it('jumps to the end when somebody can’t wait', async () => {
    const box = await createBox('sealed');
    await startOpening(box);
    box.finish();
    await waitUntil(() => box.state === 'open');
    expect(drawing(box).getAnimations({subtree: true})).to.have.lengthOf(0);
  });

  it('is open at once when it is hurried before it has begun to move', async () => {
    const box = await createBox('sealed');
    box.state = 'opening';
    await box.updateComplete;
    box.finish();
    expect(box.state).to.equal('open');
  });

  it('only fades where motion is not wanted', async () => {
    await emulateMedia({reducedMotion: 'reduce'});
    try {
      const box = await createBox('sealed');
      expect(drawing(box).getAnimations({subtree: true})).to.have.lengthOf(0);
      const movements = await startOpening(box);
      expect(movements.map(({effect}) => effect!.getComputedTiming().endTime)).to.deep.equal([120]);
    } finally {
      await emulateMedia({reducedMotion: 'no-preference'});
    }
  });

  it('takes its colours from the two that a merchant sets', async () => {
    const box = await createBox('sealed');
    const colour = () => getComputedStyle(drawing(box).querySelector('.lid-left')!).fill;
    const before = colour();
    box.style.setProperty('--gift-accent', 'rgb(40 120 80)');
    expect(colour()).to.not.equal(before);
  });
});
