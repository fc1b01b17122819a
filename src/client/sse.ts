/** Server-sent events over `fetch`, because an `EventSource` cannot send a token. Reports that an event arrived, not its data. */
import {fetchDefaults} from './fetch-defaults.ts';
import type {Transport} from './transport.ts';

/**
 * Calls `onEvent` for each event until the stream ends or the signal aborts. Resolves to whether opening it again can succeed; false, for
 * instance, for a backend without streams. Never rejects.
 */
export async function readEvents({backend, fetch}: Transport, token: string, onEvent: () => void, signal: AbortSignal): Promise<boolean> {
  try {
    const {ok, status, body, headers} = await fetch(`${backend}/v1/gift/events`, {
      ...fetchDefaults, headers: {accept: 'text/event-stream', authorization: `Bearer ${token}`}, signal,
    });
    if (!ok || !body || !headers.get('content-type')?.startsWith('text/event-stream')) {
      void body?.cancel();
      return status === 429 || status >= 500;
    }
    const reader = body.getReader();
    const parse = createEventParser(onEvent);
    const utf8 = new TextDecoder();
    for (;;) {
      const {done, value} = await reader.read();
      if (done) return true;
      parse(utf8.decode(value, {stream: true}));
    }
  } catch {
    return true;
  }
}

/** https://html.spec.whatwg.org/multipage/server-sent-events.html: an event is one or more data lines, ended by an empty line. */
export function createEventParser(onEvent: () => void): (chunk: string) => void {
  let buffer = '';
  let hasData = false;
  return (chunk) => {
    // A CR at the end of a chunk may be the first half of a CRLF.
    const lines = (buffer + chunk).split(/\r\n|\n|\r(?!$)/);
    buffer = lines.pop()!;
    for (const line of lines) {
      if (line === '' && hasData) onEvent();
      hasData = line !== '' && (hasData || /^data(:|$)/.test(line));
    }
  };
}
