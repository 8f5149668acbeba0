import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { z } from 'zod';
import { isKeyName } from '../events/transparency/note.ts';
import { openIdOf, openIdSettingNames, type OpenIdSettings } from './openid-settings.ts';
import { parseAskedWitnesses, type AskedWitness } from './submitting/asked-witness.ts';

/** How this server was asked to run; see docs/settings.md. */
export interface Settings {
  readonly host: string;
  /** TCP port; 0 takes any free one. */
  readonly port: number;
  /** Folder of the archive, keys and backups. */
  readonly dataFolder: string;
  /** What an empty log is founded with. */
  readonly found: 'chronicle' | 'empty';
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  /** Base of permalinks behind a proxy, without a trailing slash; null: relative links. */
  readonly publicUrl: string | null;
  /** Addresses and subnets of the proxies that are believed when they say for whom they ask. */
  readonly trustedProxies: readonly string[];
  /** The OpenID provider that people may sign in through; null: none. */
  readonly openId: OpenIdSettings | null;
  /** The name under which a new log is sealed; null: one is made up. */
  readonly logOrigin: string | null;
  /** The witnesses that are asked to cosign the seals. */
  readonly witnesses: readonly AskedWitness[];
}

/** The environment variables that are read, with their defaults and what they take. */
export const settingNames = {
  HOST: z.string().trim().min(1, 'takes a host name or address').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/u, 'takes a port number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'takes a port number from 0 to 65535')
    .default(3000),
  REGESTA_DATA: z.string().min(1, 'takes the path of a folder').default('./data'),
  REGESTA_FOUND: z.enum(['chronicle', 'empty'], 'takes chronicle or empty').default('chronicle'),
  LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'takes fatal, error, warn, info, debug, trace or silent',
    )
    .default('info'),
  REGESTA_PUBLIC_URL: z
    .url({ protocol: /^https?$/u, error: 'takes an http or https address' })
    .transform((url) => url.replace(/\/+$/u, ''))
    .nullable()
    .default(null),
  REGESTA_TRUSTED_PROXIES: z
    .string()
    .transform((list) => list.split(',').map((one) => one.trim()))
    .refine((list) => list.every(isAddress), 'takes IP addresses or subnets, parted by commas')
    .default([]),
  ...openIdSettingNames,
  REGESTA_LOG_ORIGIN: z
    .string()
    .refine(isKeyName, 'takes a name without spaces or plus signs, such as example.org/archive')
    .nullable()
    .default(null),
  REGESTA_WITNESSES: z
    .string()
    .transform((text, check) => {
      const parsed = parseAskedWitnesses(text);
      if (parsed.ok) return parsed.witnesses;
      check.addIssue({ code: 'custom', message: parsed.message });
      return z.NEVER;
    })
    .default([]),
  DATABASE_URL: z
    .undefined('is not supported yet: this version keeps its archive in SQLite; unset it')
    .optional(),
} as const;

/** The settings, or one line that names the first that does not parse. */
export type ParsedSettings =
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly message: string };

/**
 * Parses the environment. A variable `NAME_FILE` gives the path of a file that holds the value of
 * `NAME`. An empty value counts as unset.
 */
export function parseSettings(environment: NodeJS.ProcessEnv): ParsedSettings {
  const values: Record<string, string> = {};
  for (const name of Object.keys(settingNames)) {
    const value = valueOf(environment, name);
    if (!value.ok) return value;
    if (value.text !== '') values[name] = value.text;
  }
  const parsed = z.object(settingNames).safeParse(values);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return { ok: false, message: `${issue?.path.join('.')} ${issue?.message}` };
  }
  const data = parsed.data;
  const provider = openIdOf(data, data.REGESTA_PUBLIC_URL);
  if (!provider.ok) return provider;
  return {
    ok: true,
    settings: {
      host: data.HOST,
      port: data.PORT,
      dataFolder: data.REGESTA_DATA,
      found: data.REGESTA_FOUND,
      logLevel: data.LOG_LEVEL,
      publicUrl: data.REGESTA_PUBLIC_URL,
      trustedProxies: data.REGESTA_TRUSTED_PROXIES,
      openId: provider.openId,
      logOrigin: data.REGESTA_LOG_ORIGIN,
      witnesses: data.REGESTA_WITNESSES,
    },
  };
}

/** An IP address or, with its length after a slash, a subnet; never a name or `true`. */
function isAddress(text: string): boolean {
  const [address = '', length, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  if (length === undefined) return true;
  return (
    /^\d{1,3}$/u.test(length) && Number(length) > 0 && Number(length) <= (version === 4 ? 32 : 128)
  );
}

function valueOf(
  environment: NodeJS.ProcessEnv,
  name: string,
): { ok: true; text: string } | { ok: false; message: string } {
  const file = environment[`${name}_FILE`];
  if (!file) return { ok: true, text: environment[name] ?? '' };
  if (environment[name])
    return { ok: false, message: `${name} and ${name}_FILE are both set; set one` };
  try {
    return { ok: true, text: readFileSync(file, 'utf8').trim() };
  } catch {
    return { ok: false, message: `${name}_FILE names a file that can't be read: ${file}` };
  }
}
