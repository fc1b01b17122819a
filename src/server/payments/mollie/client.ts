/** Calls Mollie through its SDK: with a deadline, and with errors that contain no part of the key and nothing about a person. */
import {Agent} from 'node:http';
import type * as mollie from '@mollie/api-client';
import type {Clock} from '../../ports.ts';

export type Sdk = Pick<typeof mollie, 'createMollieClient' | 'CaptureMethod' | 'PaymentMethod'>;

export interface ClientOptions {
  apiKey: string;
  /** The root of Mollie's API, if it is not the public one: for tests, also `http`. */
  apiEndpoint?: string;
  clock: Pick<Clock, 'sleep'>;
}

/** Below the 20 seconds that the backend waits, so that it logs the reason. */
const TIMEOUT_MS = 15_000;

/** A call to Mollie failed. The backend repeats it with the same key. */
export class MollieError extends Error {
  override readonly name = 'MollieError';
  /** The HTTP status of Mollie's response; absent if there was none. */
  readonly statusCode?: number;
  /** A network error code of Node, such as `ECONNREFUSED`. */
  readonly code?: string;
  constructor(message: string, {statusCode, code}: {statusCode?: number; code?: string} = {}) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }
}

/** Loads the SDK. It is an optional peer dependency: only who takes money with Mollie installs it. */
export async function loadSdk(importSdk: () => Promise<Sdk> = () => import('@mollie/api-client')): Promise<Sdk> {
  try {
    return await importSdk();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new MollieError('Payments with Mollie need its SDK: run “npm install @mollie/api-client@4” beside send-as-gift, then start again.');
  }
}

/** What this adapter needs of the SDK's network client, which the SDK does not export. */
interface NetworkClient {
  request(path: string, init?: object): Promise<unknown>;
}

/**
 * A client whose requests end with the signal. The SDK has no timeout, and after a 503 it waits as long as `Retry-After` says before
 * it sends a request again: an hour later Mollie would have forgotten the idempotency key, and would refund twice.
 * The SDK also refuses plain http, which tests need.
 */
export function createClient(sdk: Sdk, {apiKey, apiEndpoint}: ClientOptions, signal: AbortSignal): mollie.MollieClient {
  const client = sdk.createMollieClient({apiKey, ...(apiEndpoint !== undefined && {apiEndpoint})});
  const network = (client.payments as unknown as {networkClient?: {networkClient?: NetworkClient}}).networkClient?.networkClient;
  if (typeof network?.request !== 'function') {
    throw new MollieError('This version of @mollie/api-client is not supported: run “npm install @mollie/api-client@4.6.0”.');
  }
  const {request} = network;
  const transport = apiEndpoint?.startsWith('http:') ? {signal, agent: new Agent()} : {signal};
  network.request = (path, init) => request(path, {...init, ...transport});
  return client;
}

/** Runs an operation with a deadline for all its requests together. Throws `MollieError` if Mollie refuses or does not respond. */
export async function runOperation<T>(
  sdk: Sdk, options: ClientOptions, operation: string, run: (client: mollie.MollieClient) => Promise<T>,
): Promise<T> {
  const requests = new AbortController();
  const settled = new AbortController();
  const client = createClient(sdk, options, requests.signal);
  try {
    const deadline = options.clock.sleep(TIMEOUT_MS, settled.signal).then(() => {
      throw new MollieError(`Mollie did not respond to ${operation} within ${TIMEOUT_MS} ms.`, {code: 'ETIMEDOUT'});
    });
    return await Promise.race([run(client), deadline]);
  } catch (error) {
    throw toMollieError(operation, error);
  } finally {
    settled.abort();
    requests.abort();
  }
}

/** The HTTP status of an error that the SDK threw. */
export const statusOf = (error: unknown): number | undefined =>
  error instanceof Error && error.name === 'ApiError' ? (error as {statusCode?: number}).statusCode : undefined;

/** The SDK's messages quote URLs and input, so none of them is taken over. */
function toMollieError(operation: string, error: unknown): unknown {
  if (!(error instanceof Error) || !['ApiError', 'FetchError', 'AbortError'].includes(error.name)) return error;
  // The SDK refuses an id of another provider itself.
  const statusCode = /\bid appears invalid\b/.test(error.message) ? 404 : statusOf(error);
  if (statusCode === undefined) {
    const code = /\bE[A-Z_]{4,}\b/.exec(error.message)?.[0] ?? 'ECONNRESET';
    return new MollieError(`Mollie gave no usable response to ${operation}: ${code}.`, {code});
  }
  const [field] = /^[\w.[\]]{1,60}$/.exec((error as {field?: string}).field ?? '') ?? [];
  const place = field === undefined ? '' : `, field "${field}"`;
  const remedy = statusCode === 401 ? ' Check MOLLIE_API_KEY.' : '';
  return new MollieError(`Mollie refused ${operation} with status ${statusCode}${place}.${remedy}`, {statusCode});
}
