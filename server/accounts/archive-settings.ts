import type { AccountSurroundings } from './surroundings.ts';

/** What administrators decide while the server runs. */
export interface ArchiveSettings {
  /** Whether only people with an account may read. */
  isClosed(): boolean;
  setClosed(isClosed: boolean): void;
}

/** Keeps them in the table `settings`; each is read anew, since other processes write there too. */
export function openArchiveSettings({ database, onLess }: AccountSurroundings): ArchiveSettings {
  const read = database
    .prepare<[string], string>('select value from settings where name = ?')
    .pluck();
  const write = database.prepare<[string, string]>(
    'insert into settings values (?, ?) on conflict (name) do update set value = excluded.value',
  );
  return {
    isClosed: () => read.get('isClosed') === 'true',
    setClosed(isClosed) {
      write.run('isClosed', String(isClosed));
      onLess();
    },
  };
}
