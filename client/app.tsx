import { useEffect, useRef, useState } from 'react';
import type { ChronicleItem, RegisterAnswer } from '../events/readings/answers.ts';
import { AddingRoom } from './adding/adding-room.tsx';
import { useAddress, type Address } from './address/address.ts';
import { parseRoute, type Route } from './address/route.ts';
import { useStandingQuestion } from './address/use-href.ts';
import { useAnswer } from './answers/use-answer.ts';
import { ChroniclesContext } from './chronicle/kinds.ts';
import { CompareRoom } from './compare/compare-room.tsx';
import type { Comparison } from './compare/comparison.ts';
import { ReviseRoom } from './correcting/revise-room.tsx';
import { Announcer } from './frame/announcer.tsx';
import { ClockNotice } from './frame/clock-notice.tsx';
import { Colophon } from './frame/colophon.tsx';
import { ConnectionBanner } from './frame/connection-banner.tsx';
import { KeyHelp } from './frame/key-help.tsx';
import { Masthead } from './frame/masthead.tsx';
import { Nowhere } from './frame/nowhere.tsx';
import { useFrameKeys } from './frame/use-frame-keys.ts';
import { useLive } from './live/use-live.ts';
import { LedgerRoom } from './ledger/ledger-room.tsx';
import { OccurrencePage } from './occurrence/occurrence-page.tsx';
import { ProposalsRoom } from './proposals/proposals-room.tsx';
import { parseReading } from './reading/reading-address.ts';
import { ReadingPage } from './reading/reading-page.tsx';
import { AccountRoom } from './session/account-room.tsx';
import { SessionNotice } from './session/session-notice.tsx';
import { useClosedDoor } from './session/use-closed-door.ts';
import { RegisterPage } from './registers/register-page.tsx';
import { ThingPage } from './registers/thing-page.tsx';

/** The whole client: the frame of every page, and the page that the address names. */
export function App() {
  const { path, search, move } = useAddress();
  const route = parseRoute(path);
  const [isHelpOpen, setHelpOpen] = useState(false);
  useFrameKeys(() => setHelpOpen((isOpen) => !isOpen));
  const { compare } = parseReading(search);
  useFocusOnNewPage(compare === null ? path : `${path} compared`, move);
  useLive();
  useClosedDoor(route);
  const chronicles = useAnswer<RegisterAnswer<ChronicleItem>>(useStandingQuestion('/chronicles'));
  const isAsked = chronicles.answer !== null || chronicles.problem !== null;
  return (
    <ChroniclesContext value={chronicles.answer?.items ?? []}>
      <a className="skip-link" href="#content">
        Skip to the content
      </a>
      {route.page === 'reading' && (
        <a className="skip-link" href="#list">
          Skip to the list
        </a>
      )}
      <Masthead route={route} onHelp={() => setHelpOpen(true)} />
      <ConnectionBanner />
      <SessionNotice />
      <ClockNotice />
      <PageOf route={route} comparison={compare} hasChronicles={isAsked} />
      <Colophon position={chronicles.answer?.asOf ?? null} />
      <Announcer />
      <KeyHelp isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </ChroniclesContext>
  );
}

interface PageOfProps {
  readonly route: Route;
  readonly comparison: Comparison | null;
  readonly hasChronicles: boolean;
}

function PageOf({ route, comparison, hasChronicles }: PageOfProps) {
  switch (route.page) {
    case 'reading':
      if (comparison !== null) return <CompareRoom {...{ comparison, hasChronicles }} />;
      return <ReadingPage hasChronicles={hasChronicles} />;
    case 'occurrence':
      return <OccurrencePage id={route.id} />;
    case 'revise':
      return <ReviseRoom id={route.id} />;
    case 'ledger':
      return <LedgerRoom />;
    case 'proposals':
      return <ProposalsRoom id={null} />;
    case 'proposal':
      return <ProposalsRoom id={route.id} />;
    case 'register':
      return <RegisterPage register={route.register} />;
    case 'thing':
      return <ThingPage register={route.register} id={route.id} />;
    case 'add':
      return <AddingRoom />;
    case 'sign-in':
    case 'welcome':
    case 'account':
    case 'people':
      return <AccountRoom page={route.page} />;
    case 'nowhere':
      return <Nowhere />;
  }
}

/** Moves focus to a page's content when one goes to it, so that reading starts at its top. */
function useFocusOnNewPage(page: string, move: Address['move']): void {
  const former = useRef(page);
  useEffect(() => {
    if (former.current === page) return;
    former.current = page;
    document.querySelector<HTMLElement>('#content')?.focus({ preventScroll: true });
    if (move !== 'travel') scrollTo({ top: 0, behavior: 'instant' });
  }, [page, move]);
}
