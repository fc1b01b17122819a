import type {MailKind, Transaction} from '../storage/storage.ts';

/** Minimum time between two mails of one kind, so that neither a large group nor a stolen manage token can flood a mailbox. */
const MIN_INTERVAL_MS = 3600_000;

/**
 * Enqueues a mail to the payer; does nothing if the payer has no known address.
 *
 * The text is rendered when the mail is sent, from the gift's state at that time.
 */
export async function enqueueMail(tx: Transaction, giftId: string, kind: MailKind): Promise<void> {
  if (!(await tx.findPayer(giftId))) return;
  const latest = await tx.findLatestMailJob(giftId, kind);
  if (!latest) return tx.enqueueJob(giftId, 1, `mail-${kind}`);
  // A pending job will report this change too. A leased one may be rendered already, so it needs a successor.
  if (latest.completedAt === null && latest.leaseUntil === null) return;
  await tx.enqueueJob(giftId, latest.portion + 1, `mail-${kind}`, (latest.completedAt ?? (await tx.now())) + MIN_INTERVAL_MS);
}
