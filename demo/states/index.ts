/**
 * `/states`: every element in every state. The first request starts a backend for the states; each state creates its gift
 * when it is first requested, and requests within five minutes reuse it: then orders and refunds that are held back are
 * still due later.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {serveDemoFile} from '../static-files.ts';
import {pageLanguage, parseViewOptions} from './view-options.ts';
import {createFaultProxy} from './fault-proxy.ts';
import {listPage, statePage} from './pages.ts';
import type {ElementSetup} from './state.ts';
import {allStates} from './all-states.ts';
import {startFixtureBackend, type FixtureBackend} from './fixture.ts';

const SETUP_TTL_MS = 5 * 60_000;

export interface StateGalleryOptions {
  shopUrl: string;
  /** Port of the states' backend; 0 for any free port. */
  port: number;
  /** Parent of the data folder, which `close` deletes. */
  dataDir: string;
}

export interface StateGallery {
  /** Undefined for an unknown path. */
  fetch(request: Request): Promise<Response | undefined>;
  close(): Promise<void>;
}

export function createStateGallery({shopUrl, port, dataDir}: StateGalleryOptions): StateGallery {
  let backend: Promise<FixtureBackend & {faults: ReturnType<typeof createFaultProxy>}> | undefined;
  let folder: string | undefined;
  const setups = new Map<string, {createdAt: number; setup: Promise<ElementSetup>}>();

  const ensureBackend = () => (backend ??= (async () => {
    folder = mkdtempSync(join(dataDir, 'states-'));
    const started = await startFixtureBackend({shopUrl, port, dataDir: folder});
    return {...started, faults: createFaultProxy(started.url)};
  })().catch((error: unknown) => {
    // The port may be free at the next request.
    backend = undefined;
    throw error;
  }));

  return {
    async fetch(request) {
      const {pathname, searchParams} = new URL(request.url);
      const [name, fault = '', ...rest] = pathname.split('/').slice(2);
      if (name === 'faults') return (await ensureBackend()).faults[fault]?.(request, `/${rest.join('/')}`);
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      const view = parseViewOptions(searchParams);
      if (!name) return listPage(view);
      if (name === 'apply-setup.js' || name === 'states.css') return serveDemoFile(`states/${name}`);
      const state = allStates.find((one) => one.name === name);
      if (!state || fault) return undefined;
      const {url, use} = await ensureBackend();
      const key = `${name} ${pageLanguage(view)}`;
      let cached = setups.get(key);
      if (!cached || searchParams.has('refresh') || Date.now() - cached.createdAt > SETUP_TTL_MS) {
        cached = {createdAt: Date.now(), setup: use(pageLanguage(view), (fixture) => state.setup(fixture))};
        setups.set(key, cached);
        // The next request retries a failed setup.
        cached.setup.catch(() => setups.delete(key));
      }
      return statePage(view, {state, setup: await cached.setup, backend: url, shopUrl});
    },
    async close() {
      await (await backend?.catch(() => undefined))?.close();
      if (folder) rmSync(folder, {recursive: true, force: true});
    },
  };
}
