/** The mails to a payer, rendered from the gift's state at send time. They name no recipient and quote no note. */
import {isClaimable, hasActiveClaim, type GiftProduct, type PortionState} from '../../protocol/index.ts';
import type {MailStrings} from '../../locales/en/mail.ts';
import * as tables from '../../locales/loaders/mail.generated.ts';
import {formatMoney} from '../../locales/format.ts';
import {formatDateTime} from '../../locales/format-time.ts';
import {localeFor} from '../../locales/locale.ts';
import type {AppContext} from '../context.ts';
import {shopLanguage} from '../languages.ts';
import type {MailMessage} from '../ports.ts';
import type {GiftRow, JobRow, MailKind, PortionRow, RefundRow} from '../storage/storage.ts';
import {createManageLink} from './manage-link.ts';
import {decryptPayer} from './payer.ts';
import type {GiftRules} from './rules.ts';
import {renderTemplate} from './layout.ts';

interface GiftSnapshot {
  gift: GiftRow;
  portions: PortionRow[];
  refunds: RefundRow[];
  now: number;
}

/** Returns undefined if the payer's address is deleted or the mail is obsolete. */
export async function renderMail(context: AppContext, rules: GiftRules, job: JobRow): Promise<MailMessage | undefined> {
  const {payer, ...snapshot} = await context.storage.read(async (tx) => ({
    payer: await tx.findPayer(job.giftId), gift: (await tx.findGift(job.giftId))!, portions: await tx.listPortions(job.giftId),
    refunds: await tx.listRefunds(job.giftId), now: await tx.now(),
  }));
  const locale = localeFor(snapshot.gift.lang, shopLanguage(context.shop.locales));
  const strings = tables.mail[locale.language];
  const render = templates[job.kind.slice('mail-'.length) as MailKind];
  const mail = payer && render(templateData(context, rules, snapshot, locale.tag), strings);
  if (!mail) return undefined;
  const {subject, ...content} = mail;
  return {
    key: job.key,
    to: await decryptPayer(context, payer),
    subject,
    ...renderTemplate({
      ...content, locale, shopName: context.shop.name, brand: context.shop.brand,
      button: {label: strings.manageButton, href: await createManageLink(context, job)},
      footer: strings.footer(context.shop.name, context.shop.domain), warning: strings.warning,
    }),
  };
}

function templateData(
  context: AppContext, {lastDeadline, permissionsOf, isPasscodeBlocked}: GiftRules, {gift, portions, refunds, now}: GiftSnapshot,
  language: string,
) {
  const money = (amount: number, currency = gift.currency) => formatMoney({amount, currency}, language);
  const timeZone = gift.sendTimeZone ?? context.timeZone ?? 'UTC';
  const dateTime = (ms: number) => formatDateTime(new Date(ms).toISOString(), language, timeZone);
  const product = JSON.parse(gift.product) as GiftProduct;
  const paidRefunds = refunds.filter((refund) => refund.state === 'refunded');
  const availableCount = portions.filter((portion) => portion.state === 'waiting' || isClaimable(portion.state)).length;
  const deadline = lastDeadline(portions);
  return {
    product: product.variant ? `${product.title} – ${product.variant.title}` : product.title,
    count: gift.portionCount,
    availableCount,
    acceptedCount: portions.filter((portion) => hasActiveClaim(portion.state)).length,
    total: money(gift.unitAmount * gift.portionCount),
    availableTotal: money(gift.unitAmount * availableCount),
    refundedTotal: paidRefunds.length > 0
      ? money(paidRefunds.reduce((sum, refund) => sum + refund.amount, 0), paidRefunds[0]!.currency) : undefined,
    opensAt: gift.state === 'scheduled' ? dateTime(gift.sendAt!) : undefined,
    claimableUntil: deadline === undefined ? undefined : dateTime(deadline),
    isHeld: gift.heldUntil !== null,
    isWindowOpen: deadline !== undefined && deadline > now,
    canCancel: permissionsOf(gift, portions, now).cancel,
    isPasscodeBlocked: isPasscodeBlocked(gift),
    // Portion 0 stands for the whole payment: it arrived when the gift could not be made any more.
    endReason: gift.endReason ?? undefined,
    refundReason: refunds.some((refund) => refund.portion === 0) ? 'paid-too-late' : commonState(portions),
  } as const;
}

const commonState = ([first, ...others]: readonly PortionRow[]): PortionState | undefined =>
  first && others.every(({state}) => state === first.state) ? first.state : undefined;

type TemplateData = ReturnType<typeof templateData>;
interface MailContent {
  subject: string;
  heading: string;
  paragraphs: string[];
}

/** Each returns undefined if its mail is obsolete; another mail reports the new state. */
const templates: Readonly<Record<MailKind, (data: TemplateData, strings: MailStrings) => MailContent | undefined>> = {
  paid({product, count, total, availableCount, claimableUntil, opensAt, isHeld}, {paid: strings}) {
    if (availableCount === 0) return undefined;
    const describeWindow = isHeld ? strings.claimableUntilHeld : count > 1 ? strings.eachClaimableUntil : strings.claimableUntil;
    const window = claimableUntil === undefined ? [] : [describeWindow(claimableUntil)];
    return {
      subject: strings.subject(product), heading: opensAt === undefined ? strings.heading : strings.headingScheduled,
      paragraphs: [
        isHeld ? strings.amountHeld(total, product) : strings.amountPaid(total, product, count),
        ...(opensAt === undefined ? window : [strings.opens(opensAt)]),
        strings.keepThisMail,
      ],
    };
  },
  claimed({product, count, acceptedCount, availableCount, claimableUntil, availableTotal}, {claimed: strings}) {
    if (acceptedCount === 0) return undefined;
    if (count === 1) {
      return {subject: strings.subject(product), heading: strings.heading, paragraphs: [strings.text(product), strings.paymentUsed]};
    }
    const remaining = availableCount > 0 && claimableUntil !== undefined
      ? strings.groupRemaining(availableCount, claimableUntil, availableTotal) : strings.groupPaymentUsed;
    return {
      subject: strings.groupSubject(acceptedCount, count, product), heading: strings.groupHeading(acceptedCount, count),
      paragraphs: [strings.groupText(product), remaining],
    };
  },
  reminder({product, count, availableCount, claimableUntil, availableTotal, isWindowOpen, isHeld}, {reminder: strings}) {
    if (availableCount === 0 || claimableUntil === undefined || !isWindowOpen) return undefined;
    const afterwards = isHeld ? strings.releaseAfterwards : strings.refundAfterwards(availableTotal);
    return {
      subject: strings.subject(product), heading: count > 1 ? strings.groupHeading(availableCount, count) : strings.heading,
      paragraphs: [strings.claimableUntil(claimableUntil), afterwards, strings.sendAgain],
    };
  },
  refunded({product, refundedTotal, total, count, refundReason}, {refunded: strings}) {
    if (refundedTotal === undefined) return undefined;
    const {reasons} = strings;
    const reason = refundReason !== undefined && Object.hasOwn(reasons, refundReason)
      ? [reasons[refundReason as keyof typeof reasons](product)] : [];
    const share = count > 1 && refundedTotal !== total ? [strings.partOfTotal(refundedTotal, total)] : [];
    return {
      subject: strings.subject(refundedTotal, product), heading: strings.heading(refundedTotal),
      paragraphs: [...reason, strings.destination, ...share],
    };
  },
  'hold-released'({product, total, endReason, refundReason}, {holdReleased: strings, refunded}) {
    const reasons = {...refunded.reasons, ...strings.reasons};
    const key = endReason ?? refundReason;
    const reason = key !== undefined && Object.hasOwn(reasons, key) ? [reasons[key as keyof typeof reasons](product)] : [];
    return {subject: strings.subject(product), heading: strings.heading, paragraphs: [...reason, strings.text(total)]};
  },
  stopped({product}, {stopped: strings}) {
    return {subject: strings.subject(product), heading: strings.heading, paragraphs: [strings.text]};
  },
  'link-replaced'({product, availableCount, acceptedCount, canCancel}, {linkReplaced: strings}) {
    const title = {subject: strings.subject(product), heading: strings.heading};
    // A thief of the manage token accepts at once: the payer must hear of the new link even if nothing is available any more.
    if (availableCount === 0 && acceptedCount > 0) return {...title, paragraphs: [strings.alreadyAccepted, strings.ifNotYouAccepted]};
    if (availableCount === 0) return undefined;
    return {...title, paragraphs: [strings.text, canCancel ? strings.ifNotYou : strings.ifNotYouNoCancel]};
  },
  'passcode-changed'({product, availableCount, acceptedCount, canCancel}, {passcodeChanged: strings, linkReplaced}) {
    const title = {subject: strings.subject(product), heading: strings.heading};
    if (availableCount === 0 && acceptedCount > 0) return {...title, paragraphs: [strings.alreadyAccepted, strings.ifNotYouAccepted]};
    if (availableCount === 0) return undefined;
    return {...title, paragraphs: [strings.text, canCancel ? linkReplaced.ifNotYou : linkReplaced.ifNotYouNoCancel]};
  },
  'passcode-blocked'({product, availableCount, isPasscodeBlocked}, {passcodeBlocked: strings}) {
    if (availableCount === 0 || !isPasscodeBlocked) return undefined;
    return {subject: strings.subject(product), heading: strings.heading, paragraphs: [strings.text, strings.whatToDo]};
  },
};
