import type {AppContext} from './context.ts';

/** Whether pages of this origin may call the backend and receive the payer after checkout: the shop's own, and the backend's. */
export const isAllowedOrigin = (context: Pick<AppContext, 'allowedOrigins' | 'publicUrl'>, origin: string) =>
  context.allowedOrigins.includes(origin) || origin === new URL(context.publicUrl).origin;
