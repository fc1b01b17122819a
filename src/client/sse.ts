/** Server-sent events, read by fetch: an EventSource can't send the token. Only that there is news is read, never what. */
import type {Transport} from './transport.ts';

/**
 * Calls `heard` for each event, until the stream ends or is stopped. Never throws; false when asking again would only
 * be refused again, as by a backend that streams nothing.
 */
export async function readEvents({backend, fetch}: Transport, token: string, onEvent: () => void, signal: AbortSignal): Promise<boolean> {
  try {
    const {ok, status, body, headers} = await fetch(`${backend}/v1/gift/events`, {
      headers: {accept: 'text/event-stream', authorization: `Bearer ${token}`},
      signal, credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'error',
    });
    if (!ok || !body || !headers.get('content-type')?.startsWith('text/event-stream')) {
      void body?.cancel();
      return status === 429 || status >= 500;
    }
    const reader = body.getReader();
    const read = createEventParser(onEvent);
    const utf8 = new TextDecoder();
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return true;
      read(utf8.decode(value, {stream: true}));
    }
  } catch {
    return true;
  }
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html: an event is its lines of data, ended by an empty line. */
export function createEventParser(onEvent: () => void): (chunk: string) => void {
  let rest = '';
  let data = false;
  return (chunk) => {
    // A CR at the end may be half of a line's end.
    const lines = (rest + chunk).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop()!;
    for (const line of lines) {
      if (line === '' && data) onEvent();
      data = line !== '' && (data || /^data(:|$)/.test(line));
    }
  };
}
