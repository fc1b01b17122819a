/** The options of every request: no cookies, no cache, no referrer, and no redirect, which could carry the token elsewhere. */
export const fetchDefaults = {credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', redirect: 'error'} as const;
