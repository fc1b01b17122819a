/** Whether a host name always means this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3). IPv6 literals may have brackets. */
export function isLoopbackHost(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}
