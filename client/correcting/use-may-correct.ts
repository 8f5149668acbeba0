import { useAddress } from '../address/address.ts';
import { parseReading } from '../reading/reading-address.ts';
import { useIsAtLeast } from '../session/use-session.ts';

/**
 * Whether whoever is here may correct what is shown. A past reading can't be corrected: what is
 * corrected is what the archive says now.
 */
export function useMayCorrect(): boolean {
  const isContributor = useIsAtLeast('contributor');
  const { asOf, knownBy } = parseReading(useAddress().search);
  return isContributor && asOf === null && knownBy === null;
}
