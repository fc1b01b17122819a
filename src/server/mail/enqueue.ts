/** Puts down that the payer is to be told something. What exactly is written is decided when it leaves, by how things stand then. */
import type {MailKind, Transaction} from '../storage/storage.ts';

/** How far apart two mails of one kind are, so that a group of friends, or a thief of links, fills no mailbox. */
const MIN_INTERVAL_MS = 3600_000;

/** Where the payer gave no address, there is nobody to tell. */
export async function enqueueMail(tx: Transaction, gift: string, kind: MailKind): Promise<void> {
  if (!(await tx.findPayer(gift))) return;
  const latest = await tx.findLatestMailJob(gift, kind);
  if (!latest) return tx.enqueueJob(gift, 1, `mail-${kind}`);
  // One that still waits will say this as well; one that is under way may have been written already.
  if (latest.completedAt === null && latest.leaseUntil === null) return;
  await tx.enqueueJob(gift, latest.portion + 1, `mail-${kind}`, (latest.completedAt ?? (await tx.now())) + MIN_INTERVAL_MS);
}
