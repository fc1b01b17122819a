import type {Policy} from '../../protocol/index.ts';
import type {GiftRow, PortionRow} from '../storage/storage.ts';

/** The gift rules that mails depend on. They are passed in, because the rules themselves import `enqueueMail`. */
export interface GiftRules {
  policyOf(gift: GiftRow): Policy;
  lastDeadline(portions: readonly PortionRow[]): number | undefined;
  permissionsOf(gift: GiftRow, portions: readonly PortionRow[], now: number): {cancel: boolean};
  isPasscodeBlocked(gift: GiftRow): boolean;
}
