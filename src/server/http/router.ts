/** Finds the call that a method and path mean. */
import {endpoints, type Endpoint, type EndpointName, type StreamName} from '../../protocol/index.ts';

export interface RouteMatch {
  name: EndpointName | StreamName;
  endpoint: Endpoint;
  params: Record<string, string>;
}

interface RouteEntry {
  pattern: RegExp;
  /** By method. */
  endpoints: Map<string, Pick<RouteMatch, 'name' | 'endpoint'>>;
}

const routeEntries = new Map<string, RouteEntry>();
for (const [name, call] of Object.entries(endpoints) as [RouteMatch['name'], Endpoint][]) {
  const pattern = new RegExp('^' + call.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)') + '$');
  const place = routeEntries.get(call.path) ?? {pattern, endpoints: new Map()};
  place.endpoints.set(call.method, {name, endpoint: call});
  routeEntries.set(call.path, place);
}

/** The call, or the methods that this address takes instead; undefined when there is no such address. */
export function matchRoute(method: string, path: string): RouteMatch | {allow: string[]; secret: boolean} | undefined {
  for (const place of routeEntries.values()) {
    const found = place.pattern.exec(path);
    if (!found) continue;
    const here = place.endpoints.get(method === 'HEAD' ? 'GET' : method);
    if (here) return {...here, params: decodeParams(found.groups ?? {})};
    const secret = [...place.endpoints.values()].some(({endpoint}) => endpoint.credential.includes('secret'));
    const methods = [...place.endpoints.keys()];
    return {allow: [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'], secret};
  }
  return undefined;
}

function decodeParams(groups: Record<string, string>): Record<string, string> {
  const entries = Object.entries(groups).map(([name, value]) => {
    try {
      return [name, decodeURIComponent(value)] as const;
    } catch {
      return [name, ''] as const;
    }
  });
  return Object.fromEntries(entries);
}
