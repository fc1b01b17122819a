/** What a payer is told, by how the gift stands when the letter leaves. It names no recipient and quotes nobody. */
import {isClaimable, hasActiveClaim, type GiftProduct, type PortionState} from '../../protocol/index.ts';
import {matchLanguage, type Language} from '../../locales/language.ts';
import {mail as en, type MailStrings} from '../../locales/en/mail.ts';
import {mail as zhHans} from '../../locales/zh-hans/mail.ts';
import {formatMoney} from '../../locales/format.ts';
import {formatDateTime} from '../../locales/format-time.ts';
import {lastDeadline} from '../gifts/deadline.ts';
import {permissionsOf} from '../gifts/manage.ts';
import type {MailMessage} from '../ports.ts';
import type {GiftRow, JobRow, MailKind, PortionRow, RefundRow} from '../storage/storage.ts';
import type {AppContext} from '../context.ts';
import {renderTemplate} from './template.ts';
import {createManageLink} from './manage-link.ts';
import {decryptPayer} from './payer.ts';

const stringsByLanguage: Readonly<Record<Language, MailStrings>> = {en, 'zh-Hans': zhHans};

export interface GiftSnapshot {
  gift: GiftRow;
  portions: PortionRow[];
  refunds: RefundRow[];
  now: number;
}

/** Undefined when there is nobody to tell any more, or nothing. */
export async function renderMail(world: AppContext, job: JobRow): Promise<MailMessage | undefined> {
  const {payer, ...snapshot} = await world.storage.read(async (tx) => ({
    payer: await tx.findPayer(job.giftId), gift: (await tx.findGift(job.giftId))!, portions: await tx.listPortions(job.giftId),
    refunds: await tx.listRefunds(job.giftId), now: await tx.now(),
  }));
  const language = matchLanguage(snapshot.gift.lang);
  const strings = stringsByLanguage[language];
  const rendered = payer && templates[job.kind.slice('mail-'.length) as MailKind](templateData(world, snapshot, language), strings);
  if (!rendered) return undefined;
  const {subject, ...content} = rendered;
  return {
    key: job.key,
    to: await decryptPayer(world, payer),
    subject,
    ...renderTemplate({
      ...content, language, shopName: world.shop.name,
      button: {label: strings.manageButton, href: await createManageLink(world, job)},
      footer: strings.footer(world.shop.name, world.shop.domain), warning: strings.warning,
    }),
  };
}

function templateData(world: AppContext, {gift, portions, refunds, now}: GiftSnapshot, language: Language) {
  const money = (amount: number, currency = gift.currency) => formatMoney({amount, currency}, language);
  const zone = gift.sendTimeZone ?? world.timeZone ?? 'UTC';
  const moment = (ms: number) => formatDateTime(new Date(ms).toISOString(), language, zone);
  const product = JSON.parse(gift.product) as GiftProduct;
  const back = refunds.filter((refund) => refund.state === 'refunded');
  const left = portions.filter((portion) => portion.state === 'waiting' || isClaimable(portion.state)).length;
  const deadline = lastDeadline(portions);
  return {
    product: product.variant ? `${product.title} – ${product.variant.title}` : product.title,
    count: gift.portionCount,
    left,
    claimed: portions.filter((portion) => hasActiveClaim(portion.state)).length,
    total: money(gift.unitAmount * gift.portionCount),
    ifLeft: money(gift.unitAmount * left),
    back: back.length > 0 ? money(back.reduce((sum, refund) => sum + refund.amount, 0), back[0]!.currency) : undefined,
    opensAt: gift.state === 'scheduled' ? moment(gift.sendAt!) : undefined,
    until: deadline === undefined ? undefined : moment(deadline),
    inTime: deadline !== undefined && deadline > now,
    mayCancel: permissionsOf(gift, portions, now).cancel,
    why: refunds.some((refund) => refund.portion === 0) ? 'never' : commonState(portions.map(({state}) => state)),
  } as const;
}

const commonState = (states: readonly PortionState[]) => (new Set(states).size === 1 ? states[0] : undefined);

type TemplateData = ReturnType<typeof templateData>;
interface MailText {
  subject: string;
  heading: string;
  paragraphs: string[];
}

/** Undefined: it is no longer so, and another letter says what is. */
const templates: Readonly<Record<MailKind, (templateData: TemplateData, say: MailStrings) => MailText | undefined>> = {
  paid({product, count, total, left, until, opensAt}, {paid: say}) {
    if (left === 0) return undefined;
    const ends = until === undefined ? [] : [count > 1 ? say.eachClaimableUntil(until) : say.claimableUntil(until)];
    return {
      subject: say.subject(product), heading: opensAt === undefined ? say.heading : say.headingScheduled,
      paragraphs: [say.amountPaid(total, product, count), ...(opensAt === undefined ? ends : [say.opens(opensAt)]), say.keepThisMail],
    };
  },
  claimed({product, count, claimed, left, until, ifLeft}, {claimed: say}) {
    if (claimed === 0) return undefined;
    if (count === 1) return {subject: say.subject(product), heading: say.heading, paragraphs: [say.text(product), say.paymentUsed]};
    return {
      subject: say.groupSubject(claimed, count, product), heading: say.groupHeading(claimed, count),
      paragraphs: [say.groupText(product), left > 0 && until !== undefined ? say.groupRemaining(left, until, ifLeft) : say.groupPaymentUsed],
    };
  },
  reminder({product, count, left, until, ifLeft, inTime}, {reminder: say}) {
    if (left === 0 || until === undefined || !inTime) return undefined;
    return {
      subject: say.subject(product), heading: count > 1 ? say.groupHeading(left, count) : say.heading,
      paragraphs: [say.claimableUntil(until), say.refundAfterwards(ifLeft), say.sendAgain],
    };
  },
  refunded({product, back, total, count, why}, {refunded: say}) {
    if (back === undefined) return undefined;
    const reason = why !== undefined && Object.hasOwn(say.reasons, why) ? [say.reasons[why as keyof typeof say.reasons](product)] : [];
    return {
      subject: say.subject(back, product), heading: say.heading(back),
      paragraphs: [...reason, say.destination, ...(count > 1 && back !== total ? [say.partOfTotal(back, total)] : [])],
    };
  },
  'link-replaced'({product, left, claimed, mayCancel}, {linkReplaced: say}) {
    // Whoever stole the manage token is quick to accept: the payer has to hear of the link all the same.
    if (left === 0 && claimed > 0) return {subject: say.subject(product), heading: say.heading, paragraphs: [say.alreadyAccepted, say.ifNotYouAccepted]};
    if (left === 0) return undefined;
    return {subject: say.subject(product), heading: say.heading, paragraphs: [say.text, mayCancel ? say.ifNotYou : say.ifNotYouNoCancel]};
  },
};
