import type { AccountPageName } from '../address/route.ts';
import { OwnAccountPage } from './own-account-page.tsx';
import { PeoplePage } from './people-page.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { WelcomePage } from './welcome-page.tsx';
import './account.css';

export { SignInDialog } from './sign-in-dialog.tsx';

/** The pages about accounts, in one piece of code. */
export default function AccountPages({ page }: { readonly page: AccountPageName }) {
  switch (page) {
    case 'sign-in':
      return <SignInPage />;
    case 'welcome':
      return <WelcomePage />;
    case 'account':
      return <OwnAccountPage />;
    case 'people':
      return <PeoplePage />;
  }
}
