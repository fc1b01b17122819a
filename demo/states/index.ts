/**
 * `/states`: every element in every state that it can be in. At the first
 * visit a town with a backend of its own is opened; each state's gift is made
 * there when somebody first looks at it, and kept for the next look.
 */
import {mkdtempSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {ownFile} from '../files.ts';
import {dressOf} from './dress.ts';
import {linesTo} from './lines.ts';
import {listPage, statePage} from './pages.ts';
import type {Stage} from './state.ts';
import {all} from './table.ts';
import {openTown, type Towns} from './town.ts';

export interface StatesOptions {
  shopUrl: string;
  /** Where the town's backend listens; 0 takes any port that is free. */
  port: number;
  /** The town lies below it, and is gone when it closes. */
  dataDir: string;
}

export interface States {
  /** Undefined where nothing is. */
  fetch(request: Request): Promise<Response | undefined>;
  close(): Promise<void>;
}

export function everyState({shopUrl, port, dataDir}: StatesOptions): States {
  let town: Promise<Towns & {lines: ReturnType<typeof linesTo>}> | undefined;
  let folder: string | undefined;
  const stages = new Map<string, Promise<Stage>>();

  const theTown = () => (town ??= (async () => {
    folder = mkdtempSync(join(dataDir, 'states-'));
    const opened = await openTown({shopUrl, port, dataDir: folder});
    return {...opened, lines: linesTo(opened.url)};
  })().catch((error: unknown) => {
    // Its port may be free at the next visit.
    town = undefined;
    throw error;
  }));

  return {
    async fetch(request) {
      const {pathname, searchParams} = new URL(request.url);
      const [name, kind = '', ...rest] = pathname.split('/').slice(2);
      if (name === 'lines') return (await theTown()).lines[kind]?.(request, `/${rest.join('/')}`);
      if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
      const dress = dressOf(searchParams);
      if (!name) return listPage(dress);
      if (name === 'stage.js' || name === 'states.css') return ownFile(`states/${name}`);
      const state = all.find((one) => one.name === name);
      if (!state || kind) return undefined;
      const {url, visit} = await theTown();
      const key = `${name} ${dress.lang}`;
      if (searchParams.has('anew')) stages.delete(key);
      if (!stages.has(key)) {
        const stage = visit(dress.lang, (there) => state.stage(there));
        stages.set(key, stage);
        // What failed is tried again at the next look.
        stage.catch(() => stages.delete(key));
      }
      return statePage(dress, {state, stage: await stages.get(key)!, backend: url, shopUrl});
    },
    async close() {
      await (await town?.catch(() => undefined))?.close();
      if (folder) rmSync(folder, {recursive: true, force: true});
    },
  };
}
