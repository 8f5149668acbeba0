import { useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { parseReading, printReading } from '../reading/reading-address.ts';
import { plainClocks } from './comparison.ts';

/** Leads from the reading of this page to its comparison with all that the archive tells now. */
export function CompareLink() {
  const { search } = useAddress();
  const reading = parseReading(search);
  const compare = { view: 'overlay', against: plainClocks } as const;
  return (
    <Link className="button" href={`/${printReading({ ...reading, compare })}`}>
      Compare
    </Link>
  );
}
