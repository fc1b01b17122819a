/** What a payer is told, by how the gift stands when the letter leaves. It names no recipient and quotes nobody. */
import {isClaimable, isClaimed, type GivenProduct, type PortionState} from '../../protocol/index.ts';
import {languageOf, type Language} from '../../words/language.ts';
import {mail as en, type MailWords} from '../../words/en/mail.ts';
import {mail as zhHans} from '../../words/zh-hans/mail.ts';
import {sayMoney} from '../../words/say.ts';
import {sayMoment} from '../../words/say-time.ts';
import {lastDeadline} from '../gifts/deadline.ts';
import {allows} from '../gifts/sender.ts';
import type {Letter} from '../ports.ts';
import type {GiftRow, JobRow, MailKind, PortionRow, RefundRow} from '../store.ts';
import type {World} from '../world.ts';
import {layOut} from './layout.ts';
import {manageLink} from './manage-link.ts';
import {payerAddress} from './payer.ts';

const words: Readonly<Record<Language, MailWords>> = {en, 'zh-Hans': zhHans};

export interface Standing {
  gift: GiftRow;
  portions: PortionRow[];
  refunds: RefundRow[];
  now: number;
}

/** Undefined when there is nobody to tell any more, or nothing. */
export async function letterFor(world: World, job: JobRow): Promise<Letter | undefined> {
  const {payer, ...standing} = await world.store.read(async (tx) => ({
    payer: await tx.payer(job.gift), gift: (await tx.gift(job.gift))!, portions: await tx.portions(job.gift),
    refunds: await tx.refunds(job.gift), now: await tx.now(),
  }));
  const language = languageOf(standing.gift.lang);
  const say = words[language];
  const told = payer && tellings[job.kind.slice('mail-'.length) as MailKind](facts(world, standing, language), say);
  if (!told) return undefined;
  const {subject, ...content} = told;
  return {
    key: job.key,
    to: await payerAddress(world, payer),
    subject,
    ...layOut({
      ...content, language, shop: world.shop.name,
      press: {label: say.follow, href: await manageLink(world, job)},
      foot: say.foot(world.shop.name, world.shop.domain), warning: say.warning,
    }),
  };
}

function facts(world: World, {gift, portions, refunds, now}: Standing, language: Language) {
  const money = (amount: number, currency = gift.currency) => sayMoney({amount, currency}, language);
  const zone = gift.sendTimeZone ?? world.timeZone ?? 'UTC';
  const moment = (ms: number) => sayMoment(new Date(ms).toISOString(), language, zone);
  const product = JSON.parse(gift.product) as GivenProduct;
  const back = refunds.filter((refund) => refund.state === 'refunded');
  const left = portions.filter((portion) => portion.state === 'waiting' || isClaimable(portion.state)).length;
  const deadline = lastDeadline(portions);
  return {
    product: product.variant ? `${product.title} – ${product.variant.title}` : product.title,
    count: gift.portionCount,
    left,
    claimed: portions.filter((portion) => isClaimed(portion.state)).length,
    total: money(gift.unitAmount * gift.portionCount),
    ifLeft: money(gift.unitAmount * left),
    back: back.length > 0 ? money(back.reduce((sum, refund) => sum + refund.amount, 0), back[0]!.currency) : undefined,
    opensAt: gift.state === 'scheduled' ? moment(gift.sendAt!) : undefined,
    until: deadline === undefined ? undefined : moment(deadline),
    inTime: deadline !== undefined && deadline > now,
    mayCancel: allows(gift, portions, now).cancel,
    why: refunds.some((refund) => refund.portion === 0) ? 'never' : sameForAll(portions.map(({state}) => state)),
  } as const;
}

const sameForAll = (states: readonly PortionState[]) => (new Set(states).size === 1 ? states[0] : undefined);

type Facts = ReturnType<typeof facts>;
interface Told {
  subject: string;
  heading: string;
  lines: string[];
}

/** Undefined: it is no longer so, and another letter says what is. */
const tellings: Readonly<Record<MailKind, (facts: Facts, say: MailWords) => Told | undefined>> = {
  paid({product, count, total, left, until, opensAt}, {paid: say}) {
    if (left === 0) return undefined;
    const ends = until === undefined ? [] : [count > 1 ? say.untilForEach(until) : say.until(until)];
    return {
      subject: say.subject(product), heading: opensAt === undefined ? say.heading : say.headingLater,
      lines: [say.paid(total, product, count), ...(opensAt === undefined ? ends : [say.opens(opensAt)]), say.keep],
    };
  },
  claimed({product, count, claimed, left, until, ifLeft}, {claimed: say}) {
    if (claimed === 0) return undefined;
    if (count === 1) return {subject: say.subject(product), heading: say.heading, lines: [say.text(product), say.money]};
    return {
      subject: say.someSubject(claimed, count, product), heading: say.someHeading(claimed, count),
      lines: [say.someText(product), left > 0 && until !== undefined ? say.someLeft(left, until, ifLeft) : say.allMoney],
    };
  },
  ending({product, count, left, until, ifLeft, inTime}, {ending: say}) {
    if (left === 0 || until === undefined || !inTime) return undefined;
    return {
      subject: say.subject(product), heading: count > 1 ? say.someHeading(left, count) : say.heading,
      lines: [say.until(until), say.money(ifLeft), say.again],
    };
  },
  refunded({product, back, total, count, why}, {refunded: say}) {
    if (back === undefined) return undefined;
    const reason = why !== undefined && Object.hasOwn(say.why, why) ? [say.why[why as keyof typeof say.why](product)] : [];
    return {
      subject: say.subject(back, product), heading: say.heading(back),
      lines: [...reason, say.where, ...(count > 1 && back !== total ? [say.of(back, total)] : [])],
    };
  },
  link({product, left, claimed, mayCancel}, {link: say}) {
    // Whoever stole the manage token is quick to accept: the payer has to hear of the link all the same.
    if (left === 0 && claimed > 0) return {subject: say.subject(product), heading: say.heading, lines: [say.taken, say.takenNotYou]};
    if (left === 0) return undefined;
    return {subject: say.subject(product), heading: say.heading, lines: [say.text, mayCancel ? say.notYou : say.notYouKept]};
  },
};
