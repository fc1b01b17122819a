/** JSON responses and problem documents (RFC 9457). */
import {problems, type Problem} from '../../protocol/index.ts';
import {describeError} from '../context.ts';
import type {LogEntry} from '../ports.ts';
import {ProblemError} from '../problem.ts';
import {StorageUnavailableError} from '../storage/storage.ts';

/** A response without headers, as it is stored for replays. */
export interface SerializedResponse {
  status: number;
  body: string;
}

export const serialize = (status: number, value: unknown): SerializedResponse => ({status, body: JSON.stringify(value)});

export function serializeProblem({code, details}: ProblemError): SerializedResponse {
  const {status, title, retryable} = problems[code];
  const problem: Problem = {type: `urn:send-as-gift:problem:${code}`, title, status, code, retryable, ...details};
  return serialize(status, problem);
}

export function toResponse({status, body}: SerializedResponse, headers: Record<string, string> = {}): Response {
  return new Response(body, {status, headers: {
    'content-type': status < 400 ? 'application/json' : 'application/problem+json',
    'x-content-type-options': 'nosniff',
    ...headers,
  }});
}

export function problemResponse(error: ProblemError, headers: Record<string, string> = {}): Response {
  const {retryAfterMs} = error.details;
  return toResponse(serializeProblem(error), {
    'cache-control': 'no-store',
    ...(retryAfterMs !== undefined && {'retry-after': String(Math.ceil(retryAfterMs / 1000))}),
    ...headers,
  });
}

/** The error as the caller may know it. An unexpected one becomes `internal`, and only its class and location are logged. */
export function toProblemError(error: unknown, entry: LogEntry): ProblemError {
  const problem = error instanceof ProblemError ? error : new ProblemError(error instanceof StorageUnavailableError ? 'unavailable' : 'internal');
  entry.code = problem.code;
  if (problem !== error) entry.error = describeError(error);
  return problem;
}
