/** The contract as OpenAPI 3.1, read from the table of calls. */
import * as z from 'zod/mini';
import {endpoints, IDEMPOTENCY_KEY_PATTERN, Problem, type Endpoint} from '../../protocol/index.ts';

const schema = (type: z.ZodMiniType) => {
  const {$schema: _dialect, ...rest} = z.toJSONSchema(type, {io: 'input', unrepresentable: 'any'}) as Record<string, unknown>;
  return rest;
};
const json = (type: string, content: unknown) => ({[type]: {schema: content}});

export function createOpenApiDocument(publicUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, call] of Object.entries(endpoints) as [string, Endpoint][]) {
    (paths[call.path] ??= {})[call.method.toLowerCase()] = operation(name, call, call.stream ? 'text/event-stream' : 'application/json');
  }
  const bearer = (description: string) => ({type: 'http', scheme: 'bearer', description});
  return {
    openapi: '3.1.0',
    info: {title: 'A gifting backend', version: '1', license: {name: 'MIT', identifier: 'MIT'},
      description: 'What a backend must keep so that send-as-gift’s elements work with it.'},
    servers: [{url: publicUrl}],
    paths,
    components: {
      schemas: {Problem: schema(Problem)},
      responses: {Problem: {
        description: 'Refused; `code` says why.',
        content: json('application/problem+json', {$ref: '#/components/schemas/Problem'}),
      }},
      securitySchemes: {
        manage: bearer('`gm_…`'), claim: bearer('`gc_…`'), receipt: bearer('`gr_…`'),
        secret: bearer('`sk_…`, from servers only'),
      },
    },
  };
}

function operation(operationId: string, call: Endpoint, answered: string) {
  const names = [...call.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const path = names.map((name) => ({name, in: 'path', required: true, schema: {type: 'string'}}));
  const key = {name: 'Idempotency-Key', in: 'header', required: true, schema: {type: 'string', pattern: IDEMPOTENCY_KEY_PATTERN.source}};
  return {
    operationId,
    summary: call.summary,
    security: call.credential.map((kind) => ({[kind]: []})),
    parameters: [...path, ...(call.method === 'GET' ? [] : [key])],
    ...(call.request && {requestBody: {required: true, content: json('application/json', schema(call.request))}}),
    responses: {
      [call.status]: {description: 'Done.', content: json(answered, schema(call.response))},
      default: {$ref: '#/components/responses/Problem'},
    },
  };
}
