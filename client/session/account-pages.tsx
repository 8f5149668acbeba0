import type { AccountPageName } from '../address/route.ts';
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
    case 'people':
      return null;
  }
}
