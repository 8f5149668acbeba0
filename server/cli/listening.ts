import { CommandEnd, exitCodes } from './end.ts';

/** Resolves at the first signal that asks to stop; a second one then ends the process at once. */
export function signalled(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** What can be done where an address can't be listened on; null: the error is another. */
export function addressTaken(error: unknown): CommandEnd | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: 'is taken by another program; set PORT to a free one, or to 0',
    EADDRNOTAVAIL: 'is no address of this machine; set HOST to one',
    ENOTFOUND: 'has a name that nobody knows; set HOST to one of this machine',
    EAI_AGAIN: 'has a name that can not be looked up; set HOST to an address of this machine',
    EACCES: 'may not be listened on; set PORT to one above 1023',
  };
  const reason = reasons[String(error.code)];
  return reason
    ? new CommandEnd(`the address ${reason} (${error.message})`, exitCodes.fault)
    : null;
}
