/** Mails to the merchant: one for each order, and one that lists the open alerts of a gift. */
import type {GiftProduct} from '../../protocol/index.ts';
import {formatMoney} from '../../locales/format.ts';
import * as tables from '../../locales/loaders/merchant-mail.generated.ts';
import {matchLanguage} from '../../locales/language.ts';
import {localeFor} from '../../locales/locale.ts';
import type {AppContext} from '../context.ts';
import {MailRejectedError, type MailMessage} from '../ports.ts';
import type {AlertRow, JobRow} from '../storage/storage.ts';

/** Job: sends the mail, if the merchant wants it. A message that will never be accepted is given up. */
export async function notifyMerchant(context: AppContext, job: JobRow): Promise<'done'> {
  const {mail, merchantMail = {}, log} = context;
  const to = job.kind === 'notify-order' ? merchantMail.orders : merchantMail.alerts ?? merchantMail.orders;
  if (!mail || to === undefined) return 'done';
  const message = await (job.kind === 'notify-order' ? renderOrder(context, job) : renderAlerts(context, job));
  if (!message) return 'done';
  try {
    await mail.send({...message, to});
  } catch (error) {
    if (!(error instanceof MailRejectedError)) throw error;
    log({event: 'outbound', kind: job.kind, giftId: job.giftId, code: `rejected-${error.code}`});
  }
  return 'done';
}

type Content = Pick<MailMessage, 'key' | 'subject' | 'text'>;

async function renderOrder(context: AppContext, {key, giftId, portion: number}: JobRow): Promise<Content | undefined> {
  const {gift, portion} = await context.storage.read(async (tx) =>
    ({gift: (await tx.findGift(giftId))!, portion: (await tx.findPortion(giftId, number))!}));
  // The order was cancelled before its mail was sent.
  if (portion.state === 'unavailable' || portion.shopOrder === null) return undefined;
  const {strings, money} = textsFor(context);
  const {title} = JSON.parse(gift.product) as GiftProduct;
  const product = portion.variantTitle !== null && portion.variant !== gift.productRef ? `${title} – ${portion.variantTitle}` : title;
  const id = `${giftId}.${number}`;
  const {orderPage} = context.merchantMail!;
  const link = orderPage === undefined ? [strings.order.openByCommand, `npx send-as-gift orders show ${id}`]
    : [strings.order.open, orderPage.replaceAll('{order}', id)];
  return compose(context, key, strings.order.subject(product, portion.shopOrder), [
    strings.order.text(product, money({amount: gift.unitAmount, currency: gift.currency})), link.join('\n'),
  ]);
}

async function renderAlerts(context: AppContext, {key, giftId}: JobRow): Promise<Content | undefined> {
  const raised = await context.storage.read((tx) => tx.listGiftAlerts(giftId));
  const alerts = raised.filter(({resolvedAt}) => resolvedAt === null);
  if (alerts.length === 0) return undefined;
  const {strings, money} = textsFor(context);
  const describe = ({kind, amount, currency}: AlertRow) =>
    strings.alert.kinds[kind](amount === null ? '' : money({amount, currency: currency!}));
  // An alert that follows another is a message of its own.
  return compose(context, `${key}.${raised.length}`, strings.alert.subject(alerts.length), [
    strings.alert.gift(giftId), ...alerts.map(describe), `${strings.alert.byCommand}\nnpx send-as-gift alerts`,
  ]);
}

function textsFor({shop}: AppContext) {
  const {language, tag} = localeFor(shop.locales.find(matchLanguage) ?? '');
  return {strings: tables.merchantMail[language], money: (amount: {amount: number; currency: string}) => formatMoney(amount, tag)};
}

function compose(context: AppContext, key: string, subject: string, paragraphs: readonly string[]): Content {
  const {strings} = textsFor(context);
  return {key, subject, text: [...paragraphs, `--\n${strings.footer(context.shop.name)}`].join('\n\n') + '\n'};
}
