import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {getDraftRequests, openPanel, panel, payButton, queryAllInPanel, queryIn, queryPanel, resetPage, setValue, submitForm} from '../../../support/panel-driver.ts';
import {waitFor} from '../../../support/wait.ts';

/** A shop that only reserves the money until the gift is accepted. */
const holding = {claimWindowSeconds: 6 * 86_400, config: {payments: {provider: 'test', capture: 'hold'}}};
const policy = () => queryPanel('.policy')!.textContent!.trim();
const payLabel = () => payButton().textContent!.trim();
const radios = () => queryAllInPanel<HTMLInputElement>('.recipient input[type="radio"]');

describe('a gift that is charged when it is accepted', () => {
  afterEach(resetPage);

  it('says before paying that the amount is only reserved until then', async () => {
    const page = await openPanel(holding);
    expect(policy()).to.equal(
      'They have 6 days to accept. Until then, the amount is only reserved on your card; if they don’t accept, you aren’t charged. ' +
      'You can cancel any time before they accept. Shipping is included.');
    expect(payLabel()).to.equal('Reserve €48 and get the link');
    await expect(panel()).to.be.accessible();
    const checkout = await submitForm(page);
    await page.backend.pay(checkout);
    await waitFor(() => queryPanel('gift-share'), 'the link never appeared');
  });

  it('says it in Chinese', async () => {
    await openPanel({...holding, lang: 'zh-CN'});
    expect(policy()).to.contain('在此之前，款项只在你的卡上预留；对方没有收下，就不会扣款。');
    expect(payLabel()).to.equal('预留 €48，获取礼物链接');
  });

  it('asks to reserve an amount that depends on the style that is still to be chosen', async () => {
    await openPanel({...holding, product: 'sampler'});
    expect(payLabel()).to.equal('Reserve €19 and get the link');
  });

  it('is charged at once for a group, and says so as soon as one is chosen by keyboard', async () => {
    const page = await openPanel(holding);
    radios()[0]!.focus();
    await sendKeys({press: 'ArrowRight'});
    await waitFor(() => payLabel() === 'Pay €96 and get the link');
    expect(policy()).to.contain('You’re refunded automatically for any that nobody accepts.');
    expect(policy()).to.contain('A gift for several people, or for a date, is charged right away.');
    expect(policy()).not.to.contain('reserved');
    await expect(panel()).to.be.accessible();
    await submitForm(page);
    const [draft] = await getDraftRequests(page.backend);
    expect(draft!['portions']).to.equal(2);
    await panel().close();
    page.click();
    await waitFor(() => radios()[0]);
    radios()[0]!.click();
    await waitFor(() => payLabel() === 'Reserve €48 and get the link');
  });

  it('is charged at once for a date, and says so as soon as one is chosen', async () => {
    await openPanel(holding);
    queryPanel('.toggle')!.click();
    const date = () => queryIn<HTMLInputElement>('send-as-gift-options', '#date');
    await waitFor(date, 'the options never opened');
    setValue(date(), new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 16));
    await waitFor(() => payLabel() === 'Pay €48 and get the link');
    expect(policy()).to.contain('A gift for several people, or for a date, is charged right away.');
    setValue(date(), '');
    await waitFor(() => payLabel() === 'Reserve €48 and get the link');
  });
});
