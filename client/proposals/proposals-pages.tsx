import { Page } from '../frame/page.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useIsAtLeast, useSession } from '../session/use-session.ts';
import { ProposalPage } from './proposal-page.tsx';
import { ProposalsPage } from './proposals-page.tsx';
import './proposals.css';

/** The pages of proposals, in one piece of code, for those who may propose. */
export default function ProposalsPages({ id }: { readonly id: string | null }) {
  const isKnown = useSession() !== null;
  const mayPropose = useIsAtLeast('contributor');
  if (!isKnown) return <Waiting />;
  if (!mayPropose)
    return (
      <Page title="Proposals">
        <p className="notice">Sign in as someone who may propose.</p>
      </Page>
    );
  return id === null ? <ProposalsPage /> : <ProposalPage id={id} />;
}
