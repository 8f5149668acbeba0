import type { IncomingMessage } from 'node:http';
import { BlockList, isIPv6 } from 'node:net';

/** Tells for which address a request asks. */
type AddressOf = (request: IncomingMessage) => string;

/**
 * Tells for which address a request asks: whose connection it is; where that is one of these proxies
 * (IP addresses or subnets), whoever it names last in `X-Forwarded-For`, and so on.
 */
export function addressesBehind(proxies: readonly string[]): AddressOf {
  const trusted = new BlockList();
  for (const proxy of proxies) {
    const [address = '', length] = proxy.split('/');
    const family = isIPv6(address) ? 'ipv6' : 'ipv4';
    if (length === undefined) trusted.addAddress(address, family);
    else trusted.addSubnet(address, Number(length), family);
  }
  const isTrusted = (address: string): boolean =>
    trusted.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
  return ({ socket, headers }) => {
    const header = [headers['x-forwarded-for'] ?? []].flat().join(',');
    const named = header.split(',').map((name) => name.trim());
    let address = socket.remoteAddress ?? '';
    while (isTrusted(address)) {
      const next = named.pop();
      if (next === undefined || next === '') break;
      address = next;
    }
    return address;
  };
}
