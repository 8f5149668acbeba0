import type { Who } from '../../../server/http/route.ts';

/** Every route and who may use it, written down by hand: a new one needs a line here. */
export const guards: Readonly<Record<string, Who>> = {
  'GET /api/occurrences': 'reader',
  'GET /api/occurrences/{id}': 'reader',
  'GET /api/occurrences/{id}/history': 'reader',
  'GET /api/timeline': 'reader',
  'GET /api/replay': 'reader',
  'GET /api/search': 'reader',
  'GET /api/sources': 'reader',
  'GET /api/sources/{id}': 'reader',
  'GET /api/sources/{id}/history': 'reader',
  'GET /api/actors': 'reader',
  'GET /api/actors/{id}': 'reader',
  'GET /api/actors/{id}/history': 'reader',
  'GET /api/instruments': 'reader',
  'GET /api/instruments/{id}': 'reader',
  'GET /api/instruments/{id}/history': 'reader',
  'GET /api/chronicles': 'reader',
  'GET /api/chronicles/{id}': 'reader',
  'GET /api/chronicles/{id}/history': 'reader',
  'GET /api/views': 'reader',
  'GET /api/views/{name}': 'reader',
  'GET /api/views/{name}/diff': 'reader',
  'GET /timegate/api/occurrences/{id}': 'reader',
  'GET /timemap/api/occurrences/{id}': 'reader',
  'GET /memento/{position}/api/occurrences/{id}': 'reader',
  'GET /timegate/api/sources/{id}': 'reader',
  'GET /timemap/api/sources/{id}': 'reader',
  'GET /memento/{position}/api/sources/{id}': 'reader',
  'GET /timegate/api/actors/{id}': 'reader',
  'GET /timemap/api/actors/{id}': 'reader',
  'GET /memento/{position}/api/actors/{id}': 'reader',
  'GET /timegate/api/instruments/{id}': 'reader',
  'GET /timemap/api/instruments/{id}': 'reader',
  'GET /memento/{position}/api/instruments/{id}': 'reader',
  'GET /timegate/api/chronicles/{id}': 'reader',
  'GET /timemap/api/chronicles/{id}': 'reader',
  'GET /memento/{position}/api/chronicles/{id}': 'reader',
  'GET /api/similar': 'reader',
  'GET /api/alone': 'reader',
  'GET /api/ledger': 'reader',
  'GET /api/ledger.atom': 'reader',
  'GET /api/events': 'reader',
  'POST /api/events': 'editor',
  'POST /api/events/preview': 'contributor',
  'POST /api/undo': 'contributor',
  'POST /api/sources/read': 'contributor',
  'GET /api/events/live': 'reader',
  'POST /api/proposals': 'contributor',
  'GET /api/proposals': 'contributor',
  'GET /api/proposals/{id}': 'contributor',
  'PATCH /api/proposals/{id}': 'contributor',
  'POST /api/proposals/{id}/comments': 'contributor',
  'POST /api/proposals/{id}/accept': 'editor',
  'POST /api/proposals/{id}/decline': 'editor',
  'POST /api/proposals/{id}/withdraw': 'contributor',
  'POST /api/presence': 'contributor',
  'GET /api/events/{position}/receipt': 'reader',
  'GET /log/checkpoint': 'reader',
  'GET /log/key': 'reader',
  'GET /log/events/{after}': 'reader',
  'GET /log/tile/{level}/{+index}': 'reader',
  'GET /api/session': 'anyone',
  'POST /api/session': 'anyone',
  'DELETE /api/session': 'signed-in',
  'POST /api/welcome/check': 'anyone',
  'POST /api/welcome': 'anyone',
  'GET /api/openid/start': 'anyone',
  'GET /api/openid/callback': 'anyone',
  'GET /api/account': 'signed-in',
  'POST /api/account/password': 'signed-in',
  'DELETE /api/account/sessions': 'signed-in',
  'DELETE /api/account/sessions/{id}': 'signed-in',
  'POST /api/account/tokens': 'signed-in',
  'DELETE /api/account/tokens/{id}': 'signed-in',
  'GET /api/people': 'administrator',
  'PATCH /api/people/{id}': 'administrator',
  'POST /api/people/{id}/invitation': 'administrator',
  'POST /api/invitations': 'administrator',
  'DELETE /api/invitations/{id}': 'administrator',
  'GET /api/tokens': 'administrator',
  'DELETE /api/tokens/{id}': 'administrator',
  'GET /api/settings': 'administrator',
  'PATCH /api/settings': 'administrator',
  'GET /api/openapi.json': 'anyone',
  'GET /api/docs': 'anyone',
  'GET /healthz': 'anyone',
  'GET /readyz': 'anyone',
  'GET /metrics': 'operator',
};

/** Of each register of the small archive one thing, and the position of an event of its own. */
const things: Readonly<Record<string, readonly [string, string]>> = {
  occurrences: ['summit', '7'],
  sources: ['paper', '1'],
  actors: ['us', '3'],
  instruments: ['accord', '5'],
  chronicles: ['main', '6'],
};

/** What some readings must be asked. */
const queries: Readonly<Record<string, string>> = {
  '/api/search': '?q=summit',
  '/api/similar': '?title=Summit',
  '/api/views/{name}/diff': '?from=seq:7&to=seq:12',
};

/** The same as a list, each with an address of the small archive that its path may stand for. */
export const guarded = Object.keys(guards).map((name) => {
  const [method = '', path = ''] = name.split(' ');
  const register = /\/api\/(\w+)\/\{id\}/u.exec(path)?.[1] ?? '';
  const [id, position] = things[register] ?? ['summit', '7'];
  const address =
    path
      .replace('{id}', id)
      .replace('{name}', 'links')
      .replace('{position}', position)
      .replace('{after}', '3')
      .replace('{level}/{+index}', '0/000.p/1') + (queries[path] ?? '');
  return { name, method, path, address };
});

/** Whether a stranger on this machine may ask, as long as the archive is open. */
export function isOpen(name: string): boolean {
  return ['anyone', 'reader', 'operator'].includes(guards[name] ?? '');
}
