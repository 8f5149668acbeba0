import { Link } from '../address/link.tsx';
import { Page } from './page.tsx';

/** The page for an address that names none. */
export function Nowhere() {
  return (
    <Page title="There is no page at this address">
      <div className="prose">
        <p>
          It may have been mistyped, or copied without its end. Nothing that the archive once said
          is ever deleted, so what you look for can be found from one of these:
        </p>
        <ul>
          <li>
            <Link href="/">the timeline</Link>, with a search over everything (press <kbd>/</kbd>)
          </li>
          <li>
            the registers of <Link href="/actors">actors</Link>,{' '}
            <Link href="/instruments">instruments</Link> and <Link href="/sources">sources</Link>
          </li>
        </ul>
      </div>
    </Page>
  );
}
