import * as z from 'zod/mini';
import {endpoints, IDEMPOTENCY_KEY_PATTERN, Problem, type Endpoint} from '../../protocol/index.ts';

/** Builds the OpenAPI 3.1 document from the endpoint table. */
export function createOpenApiDocument(publicUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    (paths[endpoint.path] ??= {})[endpoint.method.toLowerCase()] = createOperation(name, endpoint);
  }
  const bearer = (description: string) => ({type: 'http', scheme: 'bearer', description});
  return {
    openapi: '3.1.0',
    info: {
      title: 'A gifting backend', version: '1', license: {name: 'MIT', identifier: 'MIT'},
      description: 'The HTTP interface that the elements of send-as-gift need.',
    },
    servers: [{url: publicUrl}],
    paths,
    components: {
      schemas: {Problem: toJsonSchema(Problem)},
      responses: {Problem: {
        description: 'The request failed; `code` says why.',
        content: {'application/problem+json': {schema: {$ref: '#/components/schemas/Problem'}}},
      }},
      securitySchemes: {
        manage: bearer('`gm_…`'), claim: bearer('`gc_…`'), receipt: bearer('`gr_…`'),
        secret: bearer('`sk_…`, from servers only'),
      },
    },
  };
}

function createOperation(operationId: string, endpoint: Endpoint) {
  const {method, path, credential, request, response, status, stream, summary} = endpoint;
  const pathParameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({name, in: 'path', required: true, schema: {type: 'string'}}));
  const idempotencyKey = {
    name: 'Idempotency-Key', in: 'header', required: true, schema: {type: 'string', pattern: IDEMPOTENCY_KEY_PATTERN.source},
  };
  return {
    operationId,
    summary,
    security: credential.map((kind) => ({[kind]: []})),
    parameters: [...pathParameters, ...(method === 'GET' ? [] : [idempotencyKey])],
    ...(request && {requestBody: {required: true, content: {'application/json': {schema: toJsonSchema(request)}}}}),
    responses: {
      [status]: {description: 'Success.', content: {[stream ? 'text/event-stream' : 'application/json']: {schema: toJsonSchema(response)}}},
      default: {$ref: '#/components/responses/Problem'},
    },
  };
}

function toJsonSchema(type: z.ZodMiniType) {
  const {$schema: _dialect, ...schema} = z.toJSONSchema(type, {io: 'input', unrepresentable: 'any'}) as Record<string, unknown>;
  return schema;
}
