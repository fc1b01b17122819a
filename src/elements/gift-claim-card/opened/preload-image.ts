import {sleep} from '../../../client/retry.ts';

const TIMEOUT_MS = 1_500;

/** Resolves when the image is decoded, at the latest after `TIMEOUT_MS`: it loads while the lid is in the air. */
export async function preloadImage(url: string | undefined): Promise<void> {
  if (!url) return;
  const image = new Image();
  image.src = url;
  const timeout = new AbortController();
  await Promise.race([image.decode().catch(() => undefined), sleep(TIMEOUT_MS, timeout.signal).catch(() => undefined)]);
  timeout.abort();
}
