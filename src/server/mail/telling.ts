/** Puts down that the payer is to be told something. What exactly is written is decided when it leaves, by how things stand then. */
import type {MailKind, Tx} from '../store.ts';

/** How far apart two mails of one kind are, so that a group of friends, or a thief of links, fills no mailbox. */
const APART_MS = 3600_000;

/** Where the payer gave no address, there is nobody to tell. */
export async function tell(tx: Tx, gift: string, kind: MailKind): Promise<void> {
  if (!(await tx.payer(gift))) return;
  const latest = await tx.latestMail(gift, kind);
  if (!latest) return tx.enqueue(gift, 1, `mail-${kind}`);
  // One that still waits will say this as well; one that is under way may have been written already.
  if (latest.doneAt === null && latest.leaseUntil === null) return;
  await tx.enqueue(gift, latest.portion + 1, `mail-${kind}`, (latest.doneAt ?? (await tx.now())) + APART_MS);
}
