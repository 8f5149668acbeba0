/**
 * Whether this program may send something to an address: nobody else reads what goes there, since
 * it is https, or http to this machine itself; and it is a plain one, without a user or a query.
 */
export function isOutgoingAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, search, hash } = new URL(text);
  if (username !== '' || password !== '' || search !== '' || hash !== '') return false;
  const isLoopback = /^(?:localhost|\[::1\]|127\.\d+\.\d+\.\d+)$/u.test(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLoopback);
}
