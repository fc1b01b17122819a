import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import {queryAllInPanel, openPanel, queryPanel, panel, resetPage, typeInto} from '../../../support/panel-driver.ts';
import {itWithSettings, setDefaultFontSize} from '../../../support/reader-settings.ts';
import {waitFor} from '../../../support/wait.ts';

const root = document.documentElement;
const waitForPolicyIn = (where: string) => waitFor(() => queryPanel(`${where} > .policy`), `the policy never stood in ${where}`);

describe('the panel with little height', () => {
  beforeEach(() => setViewport({width: 390, height: 844}));
  afterEach(() => setDefaultFontSize(16));
  afterEach(async () => {
    root.dir = '';
    await resetPage();
    await setViewport({width: 1280, height: 900});
  });

  itWithSettings('scrolls the policy with the form at twice the text size, and keeps the button fixed', async () => {
    await openPanel();
    expect(queryPanel('.policy')!.parentElement!.className).to.equal('footer');
    await setDefaultFontSize(32);
    await waitForPolicyIn('.scroll');
    expect(queryAllInPanel('.policy')).to.have.lengthOf(1);
    expect(queryPanel('.footer')!.offsetHeight).to.be.below(queryPanel('.scroll')!.offsetHeight / 2);
    await expect(panel()).to.be.accessible();
    await setDefaultFontSize(16);
    await waitForPolicyIn('.footer');
  });

  it('scrolls the policy on a phone in landscape', async () => {
    await openPanel();
    await setViewport({width: 600, height: 280});
    await waitForPolicyIn('.scroll');
    await setViewport({width: 390, height: 844});
    await waitForPolicyIn('.footer');
  });

  it('shows covers at least 44 pixels wide on the smallest phone', async () => {
    await setViewport({width: 320, height: 640});
    await openPanel();
    for (const cover of queryAllInPanel('.cover-option')) expect(cover.offsetWidth).to.be.at.least(44);
    expect(queryPanel('.scroll')!.scrollWidth).to.equal(queryPanel('.scroll')!.clientWidth);
  });

  it('aligns sentences and empty fields with their language where the page has another direction', async () => {
    root.dir = 'rtl';
    await openPanel({lang: 'zh-CN'});
    const policy = getComputedStyle(queryPanel('.policy')!);
    expect([policy.unicodeBidi, policy.textAlign]).to.deep.equal(['plaintext', 'left']);
    expect(getComputedStyle(queryPanel('#sender-name')!).textAlign).to.equal('left');
    expect(getComputedStyle(queryPanel('#note')!).textAlign).to.equal('left');
    await typeInto(queryPanel('#note'), 'Hello');
    expect(getComputedStyle(queryPanel('#note')!).textAlign, 'written words have a direction of their own').to.equal('start');
  });
});
