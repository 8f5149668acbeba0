import type { Logger } from 'pino';
import type { Accounts } from '../accounts/accounts.ts';
import type { OpenIdProvider } from '../accounts/openid.ts';
import type { AppendQueue } from '../append-queue.ts';
import type { Archive } from '../archive.ts';
import type { Proposals } from '../proposing/open-proposals.ts';
import type { Reader } from '../reading/reader.ts';
import type { AskedState } from '../submitting/asked-state.ts';
import type { Tokens } from '../tokens/tokens.ts';
import type { Transparency } from '../transparency/transparency.ts';
import type { Cookies } from './accounts/cookies.ts';
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';
import type { Metrics } from './metrics.ts';
import type { Passing } from './passing.ts';

/** What the composition root hands to the HTTP layer. */
export interface AppOptions {
  readonly archive: Archive;
  readonly reader: Reader;
  readonly tokens: Tokens;
  readonly accounts: Accounts;
  readonly proposals: Proposals;
  readonly transparency: Transparency;
  /** How the witnesses are doing that are asked to cosign the seals; absent: none is. */
  readonly witnesses?: () => readonly AskedState[];
  readonly logger: Logger;
  /** Folder of the built client; null: this server has none. */
  readonly clientFolder: string | null;
  /** Base of permalinks behind a proxy, without a trailing slash; null: links are relative. */
  readonly publicUrl: string | null;
  /** Version of this program, for the reference and the metrics. */
  readonly version: string;
  /** Addresses or subnets of proxies whose `X-Forwarded-For` is believed; default: none. */
  readonly trustedProxies?: readonly string[];
  /** The OpenID provider that people may sign in through; absent: none. */
  readonly openId?: OpenIdProvider | null;
  readonly limits?: Partial<Limits>;
}

/** What the routes work with: the options, and what the app makes of them. */
export interface Context extends Omit<AppOptions, 'limits'> {
  readonly limits: Limits;
  /** Where requests to append wait for a transaction that they share. */
  readonly appending: AppendQueue;
  readonly cookies: Cookies;
  readonly live: Live;
  readonly passing: Passing;
  readonly metrics: Metrics;
  /** A text that changes when a fold does; asked for once. */
  viewVersions(): string;
  /** Whether the server is on its way down. */
  isStopping(): boolean;
}
