import {expect, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {allInPanel, anOpenPanel, inPanel, panel, tidy, write} from '../support/the-panel.ts';

const root = document.documentElement;
const stands = (where: string) => waitUntil(() => inPanel(`${where} > .policy`), `the policy never stood in ${where}`, {timeout: 8_000});

describe('the panel where there is little room', () => {
  beforeEach(() => setViewport({width: 390, height: 844}));
  afterEach(async () => {
    root.style.removeProperty('font-size');
    root.dir = '';
    await tidy();
    await setViewport({width: 1280, height: 900});
  });

  it('keeps only the press fixed with text of twice the size, and the policy scrolls with the rest', async () => {
    await anOpenPanel();
    expect(inPanel('.policy')!.parentElement!.className).to.equal('foot');
    root.style.setProperty('font-size', '200%');
    await stands('.scroll');
    expect(allInPanel('.policy')).to.have.lengthOf(1);
    expect(inPanel('.foot')!.offsetHeight).to.be.below(inPanel('.scroll')!.offsetHeight / 2);
    await expect(panel()).to.be.accessible();
    root.style.removeProperty('font-size');
    await stands('.foot');
  });

  it('does the same on a phone that lies on its side', async () => {
    await anOpenPanel();
    await setViewport({width: 600, height: 280});
    await stands('.scroll');
    await setViewport({width: 390, height: 844});
    await stands('.foot');
  });

  it('has covers as wide as a finger on the smallest phone', async () => {
    await setViewport({width: 320, height: 640});
    await anOpenPanel();
    for (const cover of allInPanel('.choose')) expect(cover.offsetWidth).to.be.at.least(44);
    expect(inPanel('.scroll')!.scrollWidth).to.equal(inPanel('.scroll')!.clientWidth);
  });

  it('keeps a full stop at the end of its sentence, and an empty field beside its label, where direction and language differ', async () => {
    root.dir = 'rtl';
    await anOpenPanel({lang: 'zh-CN'});
    const policy = getComputedStyle(inPanel('.policy')!);
    expect([policy.unicodeBidi, policy.textAlign]).to.deep.equal(['plaintext', 'right']);
    expect(getComputedStyle(inPanel('#from')!).textAlign).to.equal('right');
    expect(getComputedStyle(inPanel('#note')!).textAlign).to.equal('right');
    await write(inPanel('#note'), 'Hello');
    expect(getComputedStyle(inPanel('#note')!).textAlign, 'written words have a direction of their own').to.equal('start');
  });
});
