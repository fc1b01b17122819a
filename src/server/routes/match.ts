/** Finds the call that a method and path mean. */
import {calls, streams, type Call, type CallName, type StreamName} from '../../protocol/index.ts';

export interface Found {
  name: CallName | StreamName;
  call: Call;
  params: Record<string, string>;
}

interface Place {
  pattern: RegExp;
  /** By method. */
  calls: Map<string, Pick<Found, 'name' | 'call'>>;
}

const places = new Map<string, Place>();
for (const [name, call] of Object.entries({...calls, ...streams}) as [Found['name'], Call][]) {
  const pattern = new RegExp('^' + call.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)') + '$');
  const place = places.get(call.path) ?? {pattern, calls: new Map()};
  place.calls.set(call.method, {name, call});
  places.set(call.path, place);
}

/** The call, or the methods that this address takes instead; undefined when there is no such address. */
export function match(method: string, path: string): Found | {allow: string[]; secret: boolean} | undefined {
  for (const place of places.values()) {
    const found = place.pattern.exec(path);
    if (!found) continue;
    const here = place.calls.get(method === 'HEAD' ? 'GET' : method);
    if (here) return {...here, params: decoded(found.groups ?? {})};
    const secret = [...place.calls.values()].some(({call}) => call.credential.includes('secret'));
    const methods = [...place.calls.keys()];
    return {allow: [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'], secret};
  }
  return undefined;
}

function decoded(groups: Record<string, string>): Record<string, string> {
  const entries = Object.entries(groups).map(([name, value]) => {
    try {
      return [name, decodeURIComponent(value)] as const;
    } catch {
      return [name, ''] as const;
    }
  });
  return Object.fromEntries(entries);
}
