/** Holds a request against its schema; what is wrong is told by pointers and codes, never by quoting it. */
import type * as z from 'zod/mini';
import {ProblemError} from '../problem.ts';

export function validate<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, 20).map((issue) => ({
    pointer: issue.path.map((step) => '/' + String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join(''),
    code: issueCode(issue as Issue, value),
  }));
  throw new ProblemError('validation-failed', {errors});
}

type Issue = {code: string; message: string; path: PropertyKey[]};

function issueCode(issue: Issue, root: unknown): string {
  if (issue.code === 'custom') return /^[a-z-]+$/.test(issue.message) ? issue.message : 'invalid';
  const found = issue.path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | undefined)?.[step], root);
  return found === undefined ? 'missing' : issue.code.replaceAll('_', '-');
}
