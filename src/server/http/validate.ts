import type * as z from 'zod/mini';
import {ProblemError} from '../problem.ts';

const MAX_ERRORS = 20;

/** Parses a request body. Throws `validation-failed` with JSON pointers and codes, which never quote the body. */
export function validate<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, MAX_ERRORS).map((issue) => ({pointer: toPointer(issue.path), code: errorCode(issue, value)}));
  throw new ProblemError('validation-failed', {errors});
}

/** RFC 6901. */
const toPointer = (path: readonly PropertyKey[]) =>
  path.map((key) => '/' + String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('');

function errorCode({code, message, path}: z.core.$ZodIssue, root: unknown): string {
  if (code === 'custom') return /^[a-z-]+$/.test(message) ? message : 'invalid';
  const found = path.reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key], root);
  return found === undefined ? 'missing' : code.replaceAll('_', '-');
}
