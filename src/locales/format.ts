import type {CommonStrings} from './en/common.ts';

export {formatMoney} from './format-money.ts';

/**
 * The message for a problem code or a client error code.
 *
 * @param hasTyped Whether the reader has typed something: then the message adds that it is not lost, where they might fear it.
 */
export function errorMessage(code: string, {problems, nothingLost}: CommonStrings, hasTyped = false): string {
  const key = Object.hasOwn(problems, code) ? code as keyof typeof problems
    : code === 'internal' || code === 'gateway-timeout' || code === 'invalid-response' ? 'unavailable' : 'other';
  const isTemporary = key === 'network' || key === 'timeout' || key === 'unavailable' || key === 'other';
  return hasTyped && isTemporary ? problems[key] + nothingLost : problems[key];
}
