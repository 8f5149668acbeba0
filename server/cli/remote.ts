import { RemoteLog } from '../transparency/remote-log.ts';
import { CommandEnd, exitCodes } from './end.ts';
import { textOf } from './verify/keys.ts';

/** Where an archive elsewhere is, and the file of the token that opens it. */
export interface RemoteFlags {
  readonly url: string;
  readonly token?: string | undefined;
}

/** The log of the archive at an address; ends the command where that is none. */
export function remoteLog(
  { url, token }: RemoteFlags,
  stopped: AbortSignal | null = null,
): RemoteLog {
  return new RemoteLog(addressOf(url), token === undefined ? null : textOf(token).trim(), stopped);
}

/** The address of an archive as it is kept: http or https, without what only confuses. */
export function addressOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    throw new CommandEnd(`${text} is no http or https address`, exitCodes.refused);
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new CommandEnd(
      'the address of an archive has no name, password, query or fragment in it; a secret comes ' +
        'as --token',
      exitCodes.refused,
    );
  return url.href.replace(/\/+$/u, '');
}
