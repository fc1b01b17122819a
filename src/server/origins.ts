import type {AppContext} from './context.ts';
import {ProblemError} from './problem.ts';

/** Whether pages of this origin may call the backend and receive the payer after checkout: the shop's own, and the backend's. */
export const isAllowedOrigin = (context: Pick<AppContext, 'allowedOrigins' | 'publicUrl'>, origin: string) =>
  context.allowedOrigins.includes(origin) || origin === new URL(context.publicUrl).origin;

/** Names the origin, so that the page's developer can copy it; a header that is no origin is not repeated. */
export function originNotAllowed(origin: string): ProblemError {
  const isOrigin = origin === 'null' || (URL.canParse(origin) && new URL(origin).origin === origin);
  return new ProblemError('origin-not-allowed', isOrigin
    ? {detail: `The origin ${origin} is not allowed. Add it to allowedOrigins in the configuration of the backend.`} : {});
}
