/** A source file: its path from the root of the project, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** A house rule: what it demands in one sentence, and which files break it, and how. */
export interface HouseRule {
  readonly demands: string;
  readonly broken: (file: SourceFile) => readonly string[];
}

const lineMax = 300;

/** The rules of the house, executable. */
export const houseRules: readonly HouseRule[] = [
  {
    demands: 'events/ imports only events/ and zod, and client/ only events/ and packages',
    broken: (file) =>
      importsOf(file).flatMap((target) => {
        const from = roomOf(file.path);
        const to = roomOf(target);
        const allowed = doors[from];
        if (!allowed || allowed.includes(to)) return [];
        return [`${from} must not import ${target}`];
      }),
  },
  {
    demands: 'packages stay in their rooms',
    broken: (file) =>
      importsOf(file).flatMap((target) => {
        const home = Object.entries(homes).find(([name]) => target.startsWith(name));
        if (!home || file.path.startsWith('tests/')) return [];
        return home[1].some((room) => file.path.startsWith(room))
          ? []
          : [`${target} belongs in ${home[1].join(' or ')}`];
      }),
  },
  {
    demands: 'the pure room knows no clock, disk, network, chance, console or waiting',
    broken: (file) =>
      file.path.startsWith('events/')
        ? [...withoutComments(file.text).matchAll(impure)].map((match) => `uses ${match[0]}`)
        : [],
  },
  {
    demands: 'no folder is called utils, common, helpers or types',
    broken: (file) =>
      /(?:^|\/)(?:utils?|common|helpers?|types|misc|lib)\//u.test(file.path)
        ? ['lies in a folder without a noun']
        : [],
  },
  {
    demands: 'files are named in kebab-case',
    broken: (file) =>
      /^[a-z0-9]+(?:[-.][a-z0-9]+)*\.[a-z]+$/u.test(file.path.split('/').at(-1) ?? '')
        ? []
        : ['is not in kebab-case'],
  },
  {
    demands: `a file has at most ${lineMax} lines`,
    broken: (file) => {
      const lines = file.text.split('\n').length - 1;
      return lines > lineMax ? [`has ${lines} lines`] : [];
    },
  },
  {
    demands: 'every export of the three rooms opens with a docstring',
    broken: (file) =>
      /^(?:events|server|client|migrations)\//u.test(file.path) && /\.tsx?$/u.test(file.path)
        ? undocumented(file.text).map((name) => `${name} has no docstring`)
        : [],
  },
  {
    demands: 'no lint rule or type check is silenced',
    broken: (file) =>
      [
        ...file.text.matchAll(/(?:oxlint|eslint)-disable|@ts-(?:ignore|nocheck|expect-error)/gu),
      ].map((match) => `silences with ${match[0]}`),
  },
];

const doors: Readonly<Record<string, readonly string[]>> = {
  events: ['events', 'package'],
  server: ['events', 'server', 'migrations', 'package'],
  client: ['events', 'client', 'package'],
  migrations: ['migrations', 'package'],
};

const homes: Readonly<Record<string, readonly string[]>> = {
  'vis-': ['client/timeline/'],
  zod: ['events/vocabulary/', 'server/'],
  react: ['client/'],
  express: ['server/http/'],
  'better-sqlite3': ['server/'],
  kysely: ['server/', 'migrations/'],
  'node:': ['server/'],
};

const impure =
  /\b(?:Date(?:\.now|\.UTC|\.parse|\()|Math\.random|process\.|console\.|fetch\(|setTimeout|setInterval|await |async )/gu;

/** What a file imports: paths from the root for its own files, names for packages. */
export function importsOf(file: SourceFile): readonly string[] {
  const found = file.text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/gu);
  return [...found].map((match) => resolve(file.path, match[1] ?? ''));
}

function resolve(path: string, target: string): string {
  if (!target.startsWith('.')) return target;
  const parts = path.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function roomOf(path: string): string {
  const first = path.split('/')[0] ?? '';
  return ['events', 'server', 'client', 'migrations', 'tests'].includes(first) && path.includes('/')
    ? first
    : 'package';
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/\/\/.*$/gmu, '');
}

function undocumented(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const match =
      /^export (?:default )?(?:async )?(?:function\*?|class|const|interface|type)\s+(\w+)/u.exec(
        line,
      );
    if (!match?.[1]) return [];
    return (lines[index - 1] ?? '').trimEnd().endsWith('*/') ? [] : [match[1]];
  });
}
