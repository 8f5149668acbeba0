import Sqlite from 'better-sqlite3';

/** What the disk, or a file on it, does not do for us, and what to do about it. */
export interface Trouble {
  readonly code: 'full' | 'damaged' | 'read-only' | 'locked' | 'unopened' | 'failing';
  /** What is the matter, and the remedy: to be said after the name of the file. */
  readonly message: string;
}

/** The SQLite result codes (extended ones begin with these) and system errors, each by its trouble. */
const codes: readonly (readonly [Trouble['code'], RegExp])[] = [
  ['full', /^(?:SQLITE_FULL|SQLITE_IOERR_SHM(?:SIZE|MAP|OPEN)|ENOSPC|EDQUOT)/u],
  ['damaged', /^(?:SQLITE_CORRUPT|SQLITE_NOTADB)/u],
  ['read-only', /^(?:SQLITE_READONLY|SQLITE_PERM|EROFS|EACCES|EPERM)/u],
  ['locked', /^(?:SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL)/u],
  ['unopened', /^(?:SQLITE_CANTOPEN|EMFILE|ENFILE|ENOENT|ENOTDIR)/u],
  ['failing', /^(?:SQLITE_IOERR|EIO|EFBIG)/u],
];

const remedies: Readonly<Record<Trouble['code'], string>> = {
  full: 'the disk is full: nothing that was acknowledged is lost; make room, and go on',
  damaged:
    'the file is damaged, or the disk fails to read it: look at what the system logged; restore a ' +
    'backup, and keep this file, its -wal included, for repair',
  'read-only': 'it may not be written to: let this user write to the file and its folder',
  locked: 'another program keeps it locked: let it finish, or end it, and try again',
  unopened:
    'it can not be opened: see that it is a file, that this user may read and write it and its ' +
    'folder, and that the disk has room and the program descriptors left',
  failing:
    'the disk fails to read or write: look at what the system logged, mend or change the disk, ' +
    'and start again; what was acknowledged before is kept',
};

/** The trouble that an error tells of, or that it was caused by; null: it is no fault of a disk. */
export function troubleOf(error: unknown): Trouble | null {
  if (!(error instanceof Error)) return null;
  const name = 'code' in error ? String(error.code) : '';
  const code = codes.find(([, pattern]) => pattern.test(name))?.[0];
  const isOfDisk = error instanceof Sqlite.SqliteError || 'syscall' in error;
  if (!code || !isOfDisk) return troubleOf(error.cause);
  return { code, message: `${remedies[code]} (${name}: ${error.message})` };
}
