import { accountRoutes } from './accounts/routes.ts';
import { actorRoutes } from './actors.ts';
import { appendRoute } from './append.ts';
import { chronicleRoutes } from './chronicles.ts';
import type { Context } from './context.ts';
import { docsRoutes } from './docs.ts';
import { logRoute } from './events.ts';
import { instrumentRoutes } from './instruments.ts';
import { ledgerFeedRoute } from './ledger-feed.ts';
import { ledgerRoute } from './ledger.ts';
import { liveRoute } from './live-route.ts';
import { mementoRoutes } from './memento/routes.ts';
import { occurrenceRoutes } from './occurrences.ts';
import { operatorRoutes } from './operators.ts';
import { previewRoute } from './preview.ts';
import { presenceRoute } from './presence.ts';
import { proposalRoutes } from './proposals/routes.ts';
import { readSourcesRoute } from './read-sources.ts';
import type { Route } from './route.ts';
import { replayRoutes } from './replay.ts';
import { searchRoutes } from './search.ts';
import { aloneRoute } from './alone.ts';
import { similarRoute } from './similar.ts';
import { sourceRoutes } from './sources.ts';
import { timelineRoutes } from './timeline.ts';
import { undoRoute } from './undo.ts';
import { logFileRoutes } from './transparency/log-files.ts';
import { receiptRoute } from './transparency/receipt.ts';
import { viewRoutes } from './views.ts';

/** Every route of the server, as data. What is not in this table is no route. */
export function tableOfRoutes(context: Context): readonly Route[] {
  const table: readonly Route[] = [
    ...occurrenceRoutes(context),
    ...timelineRoutes(context),
    ...replayRoutes(context),
    ...searchRoutes(context),
    ...sourceRoutes(context),
    ...actorRoutes(context),
    ...instrumentRoutes(context),
    ...chronicleRoutes(context),
    ...viewRoutes(context),
    ...mementoRoutes(context),
    similarRoute(context),
    aloneRoute(context),
    ledgerRoute(context),
    ledgerFeedRoute(context),
    logRoute(context),
    appendRoute(context),
    previewRoute(context),
    undoRoute(context),
    readSourcesRoute(context),
    liveRoute(context),
    receiptRoute(context),
    ...logFileRoutes(context),
    ...accountRoutes(context),
    ...proposalRoutes(context),
    presenceRoute(context),
    ...docsRoutes(() => table, context),
    ...operatorRoutes(context),
  ];
  return table;
}
