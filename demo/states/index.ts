/**
 * `/states`: every element in every state that it can be in. At the first
 * visit a town with a backend of its own is opened; each state's gift is made
 * there when somebody first looks at it, and kept for the next look.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {serveDemoFile} from '../static-files.ts';
import {parseViewOptions} from './view-options.ts';
import {createFaultProxy} from './fault-proxy.ts';
import {listPage, statePage} from './pages.ts';
import type {ElementSetup} from './state.ts';
import {allStates} from './all-states.ts';
import {startFixtureBackend, type FixtureBackend} from './fixture.ts';

export interface StateGalleryOptions {
  shopUrl: string;
  /** Where the town's backend listens; 0 takes any port that is free. */
  port: number;
  /** The town lies below it, and is gone when it closes. */
  dataDir: string;
}

export interface StateGallery {
  /** Undefined where nothing is. */
  fetch(request: Request): Promise<Response | undefined>;
  close(): Promise<void>;
}

export function createStateGallery({shopUrl, port, dataDir}: StateGalleryOptions): StateGallery {
  let backend: Promise<FixtureBackend & {lines: ReturnType<typeof createFaultProxy>}> | undefined;
  let folder: string | undefined;
  const setups = new Map<string, Promise<ElementSetup>>();

  const ensureBackend = () => (backend ??= (async () => {
    folder = mkdtempSync(join(dataDir, 'states-'));
    const started = await startFixtureBackend({shopUrl, port, dataDir: folder});
    return {...started, lines: createFaultProxy(started.url)};
  })().catch((error: unknown) => {
    // Its port may be free at the next visit.
    backend = undefined;
    throw error;
  }));

  return {
    async fetch(request) {
      const {pathname, searchParams} = new URL(request.url);
      const [name, kind = '', ...rest] = pathname.split('/').slice(2);
      if (name === 'lines') return (await ensureBackend()).lines[kind]?.(request, `/${rest.join('/')}`);
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      const view = parseViewOptions(searchParams);
      if (!name) return listPage(view);
      if (name === 'apply-setup.js' || name === 'states.css') return serveDemoFile(`states/${name}`);
      const state = allStates.find((one) => one.name === name);
      if (!state || kind) return undefined;
      const {url, use} = await ensureBackend();
      const key = `${name} ${view.lang}`;
      if (searchParams.has('anew')) setups.delete(key);
      if (!setups.has(key)) {
        const stage = use(view.lang, (there) => state.setup(there));
        setups.set(key, stage);
        // What failed is tried again at the next look.
        stage.catch(() => setups.delete(key));
      }
      return statePage(view, {state, stage: await setups.get(key)!, backend: url, shopUrl});
    },
    async close() {
      await (await backend?.catch(() => undefined))?.close();
      if (folder) rmSync(folder, {recursive: true, force: true});
    },
  };
}
