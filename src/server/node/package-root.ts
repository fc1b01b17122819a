/** Root folder of this package, from the source and from a built file at any depth. */
export const packageRoot = () => new URL(import.meta.url.replace(/^(.*\/)(?:src|dist)\/server\/.*$/, '$1'));
