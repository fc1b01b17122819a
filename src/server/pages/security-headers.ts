/**
 * Headers of the hosted pages. The content security policy allows the page's own module and nothing else: every style is an
 * adopted style sheet. Product images may come from any https origin, and from the http origins that are given.
 */
export function securityHeaders(imageOrigins: readonly string[]): Record<string, string> {
  const images = ["'self'", 'data:', 'https:', ...imageOrigins.filter((origin) => origin.startsWith('http:'))];
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'", "script-src 'self'", "style-src 'none'", `img-src ${images.join(' ')}`, "connect-src 'self'",
      "frame-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
      "require-trusted-types-for 'script'", 'trusted-types lit-html',
    ].join('; '),
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex',
    'cross-origin-opener-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
}
