/** Calls the merchant API of a running backend. */
import {randomUUID} from 'node:crypto';
import {endpoints, isLoopbackHost, Problem, type EndpointName, type Endpoint, type RequestOf, type ResponseOf} from '../../../protocol/index.ts';
import {CommandError, UsageError} from './command.ts';

const KEY_VARIABLE = 'GIFT_SECRET_KEY';
const TIMEOUT_MS = 30_000;

interface CallOptions<Name extends EndpointName> {
  id?: string;
  query?: Readonly<Record<string, string | undefined>>;
  body?: RequestOf<Name>;
}

type Result<Name extends EndpointName> = {ok: ResponseOf<Name>} | {problem: Problem};

/** Resolves to the response, or to the problem document of a refusal. Throws `CommandError` if the backend gives no usable answer. */
export type MerchantApi = <Name extends EndpointName>(name: Name, options?: CallOptions<Name>) => Promise<Result<Name>>;

/** Throws `UsageError` unless key and URL can be used together. */
export function connectToBackend(url: string, environment: NodeJS.ProcessEnv): MerchantApi {
  const key = environment[KEY_VARIABLE] ?? '';
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) throw new UsageError('--url must be the address of the backend, such as https://gifts.tea.example.');
  if (key === '') throw new UsageError(`${KEY_VARIABLE} is missing: set it in the environment to the secret key (sk_…) that the first start printed.`);
  if (!/^sk_[\w-]{43}$/.test(key)) throw new UsageError(`${KEY_VARIABLE} is not a secret key: it is sk_ and 43 more characters, as the first start printed it.`);
  const {protocol, hostname} = new URL(url);
  if (protocol === 'http:' && !isLoopbackHost(hostname)) throw new UsageError('--url must begin with https://, because the secret key is sent there.');

  return async (name, {id, query = {}, body} = {}) => {
    const {method, path} = endpoints[name] as Endpoint;
    const target = new URL(url.replace(/\/+$/, '') + path.replace('{id}', encodeURIComponent(id ?? '')));
    for (const [field, value] of Object.entries(query)) if (value !== undefined) target.searchParams.set(field, value);
    const response = await fetch(target, {
      method, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: {Authorization: `Bearer ${key}`, ...(method !== 'GET' && {'Content-Type': 'application/json', 'Idempotency-Key': randomUUID()})},
      ...(method !== 'GET' && {body: JSON.stringify(body ?? {})}),
    }).catch(() => {
      throw new CommandError(`No backend answers at ${url}: start it, or name another address with --url.`);
    });
    const content: unknown = await response.json().catch(() => undefined);
    const parsed = (response.ok ? endpoints[name].response : Problem).safeParse(content);
    if (!parsed.success) throw new CommandError(`What answers at ${url} is not the backend of this version: check --url.`);
    return response.ok ? {ok: parsed.data as ResponseOf<typeof name>} : {problem: parsed.data as Problem};
  };
}

/** The response of a list. Throws `CommandError`: only a wrong key makes the backend find nothing here. */
export async function list<Name extends EndpointName>(api: MerchantApi, name: Name, query: CallOptions<Name>['query']): Promise<ResponseOf<Name>> {
  const result = await api(name, {query});
  if ('ok' in result) return result.ok;
  if (result.problem.code === 'not-found') throw wrongKey();
  if (result.problem.code === 'validation-failed') throw new CommandError('--after is not what an earlier page named: list the first page again.');
  throw refusal(result.problem);
}

/** The response of an action. Throws `CommandError`; `messages` has a sentence for each problem that is expected. */
export async function act<Name extends EndpointName>(
  api: MerchantApi, name: Name, options: CallOptions<Name> & {id: string}, messages: Readonly<Record<string, (problem: Problem) => string>>,
): Promise<ResponseOf<Name>> {
  const result = await api(name, options);
  if ('ok' in result) return result.ok;
  const {problem} = result;
  // The backend does not tell a wrong key from a wrong id.
  if (problem.code === 'not-found' && 'problem' in await api('orders')) throw wrongKey();
  throw messages[problem.code] ? new CommandError(messages[problem.code]!(problem)) : refusal(problem);
}

const wrongKey = () => new CommandError(`This backend has another secret key than ${KEY_VARIABLE}: set it to the one that its first start printed.`);

function refusal({code, title, errors = []}: Problem): CommandError {
  const fields = errors.map(({pointer}) => pointer.slice(1)).join(', ');
  return new CommandError(`${title} (${code}${fields && `: ${fields}`})`);
}
