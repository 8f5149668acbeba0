import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { houseRules, type SourceFile } from './rules.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rooms = ['events', 'server', 'client', 'migrations', 'tests'];
const files: readonly SourceFile[] = rooms
  .flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map(
      (path) => `${room}/${path.replaceAll('\\', '/')}`,
    ),
  )
  .filter((path) => /\.(?:ts|tsx|mjs|css)$/u.test(path))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** For each rule, a file that breaks it: a rule that can't fail says nothing. */
const offenders: readonly SourceFile[] = [
  { path: 'events/dates/x.ts', text: "import { open } from '../../server/database/open.ts';\n" },
  { path: 'client/list/x.tsx', text: "import { DataSet } from 'vis-data/esnext';\n" },
  { path: 'events/dates/x.ts', text: 'const now = Date.now();\n' },
  { path: 'server/utils/x.ts', text: '' },
  { path: 'server/log/SqliteLog.ts', text: '' },
  { path: 'server/log/x.ts', text: '\n'.repeat(301) },
  { path: 'server/log/x.ts', text: 'export function bare(): void {}\n' },
  { path: 'server/log/x.ts', text: '// eslint-disable-next-line\n' },
];

describe('the house', () => {
  it('is not empty', () => {
    expect(files.length).toBeGreaterThan(40);
  });

  it.each(houseRules.map((rule, index) => [rule.demands, rule, index] as const))(
    'keeps the rule: %s',
    (_demands, rule, index) => {
      const offender = offenders[index];
      expect(offender && rule.broken(offender)).not.toEqual([]);
      const broken = files
        .filter((file) => !file.path.startsWith('tests/house/'))
        .flatMap((file) => rule.broken(file).map((how) => `${file.path}: ${how}`));
      expect(broken).toEqual([]);
    },
  );
});
