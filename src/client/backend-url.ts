/** The address of a backend without trailing slashes; empty for the origin of the page. */
export const normalizeBackend = (backend?: string | null) => (backend ?? '').replace(/\/+$/, '');
