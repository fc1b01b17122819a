/** The package's own root, seen from a built file, at whatever depth, and from the source alike. */
export const packageRoot = () => new URL(import.meta.url.replace(/^(.*\/)(?:src|dist)\/server\/.*$/, '$1'));
