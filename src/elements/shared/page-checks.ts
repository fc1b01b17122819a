/** Finds what is wrong with the page around an element. The messages about it are loaded only if there is one. */
import {isLoopbackHost} from '../../protocol/loopback.ts';
import {trustedTypesPolicy} from './trusted-types-policy.ts';
import type * as Warnings from './warnings.ts';

export const warn = (say: (warnings: typeof Warnings) => void): void => void import('./warnings.ts').then(say, () => {});

const attributeValues = {appearance: ['plain', 'outlined', 'filled', 'icon'], theme: ['light', 'dark']};

/** Warns about values of these attributes that do not exist. Styles ignore them. */
export function checkAttributes(element: Element, ...names: (keyof typeof attributeValues)[]): void {
  for (const name of names) {
    const value = element.getAttribute(name);
    const allowed = attributeValues[name];
    if (value && !allowed.includes(value)) warn((warnings) => warnings.warnAboutAttribute(element.localName, name, value, allowed));
  }
}

/** Whether the browser blocks the backend, because the page uses https and the backend http (mixed content). */
export const isInsecureBackend = (backend: string): boolean =>
  location.protocol === 'https:' && backend.startsWith('http:') && !isLoopbackHost(new URL(backend).hostname);

const checkedBackends = new Set<string>();

/** Checks the page and the address of a backend, once. */
export function checkBackend(backend: string): void {
  if (checkedBackends.has(backend)) return;
  checkedBackends.add(backend);
  if (!URL.canParse(backend || '/', document.baseURI)) return warn((warnings) => warnings.warnAboutBackendUrl(backend));
  if (isInsecureBackend(backend)) warn((warnings) => warnings.warnAboutInsecureBackend(backend));
  if (trustedTypesPolicy.isForbidden) warn((warnings) => warnings.warnAboutTrustedTypes());
  if (!hasStorage()) warn((warnings) => warnings.warnAboutStorage());
  // Firefox before 125 has none, whatever the type says.
  if (!(Intl as Partial<typeof Intl>).Segmenter) warn((warnings) => warnings.warnAboutSegmenter());
  // A request that the page's own policy blocks looks like a lost connection.
  addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
    if (effectiveDirective === 'connect-src' && blockedURI.includes(`${backend}/v1/`)) warn((warnings) => warnings.warnAboutPolicy(backend));
  });
}

/** Reading the property throws where storage is blocked. */
function hasStorage(): boolean {
  try {
    return Boolean(localStorage);
  } catch {
    return false;
  }
}

/** By then it was no short loss of the connection, and a violation of the page's policy has been reported. */
const FAILURES_UNTIL_WARNING = 3;

/** A `fetch` that warns when every request to the backend fails although the browser is online. */
export function createWatchedFetch(backend: string): typeof fetch {
  let failures = 0;
  return async (input, init) => {
    try {
      const response = await globalThis.fetch(input, init);
      failures = 0;
      return response;
    } catch (error) {
      if (!init?.signal?.aborted && navigator.onLine && !isInsecureBackend(backend) && ++failures === FAILURES_UNTIL_WARNING) {
        warn((warnings) => warnings.warnAboutUnreachableBackend(backend));
      }
      throw error;
    }
  };
}
