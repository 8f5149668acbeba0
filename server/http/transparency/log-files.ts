import { printVerifierKey } from '../../../events/transparency/note.ts';
import { parseTilePath, widthIn, type Tile } from '../../../events/transparency/tiles.ts';
import type { Request, Response } from 'express';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { linesOf } from '../../exchange/export.ts';
import { issue, sendProblem } from '../problems.ts';
import { setFreshness } from '../reply.ts';
import { pathParameter, type Operation, type Route } from '../route.ts';

/** The files of the log as transparency logs serve them (C2SP tlog-tiles), below `/log`. */
export function logFileRoutes(context: Context): readonly Route[] {
  const { bindings, key, tree, seals, published } = context.transparency;
  return [
    fileRoute('/log/checkpoint', {
      summary: 'Gives the newest seal: the signed size and root hash of the log',
      description:
        'A signed note (C2SP tlog-checkpoint). It is signed anew when the log has grown. Where ' +
        'witnesses are asked to cosign it, it is given once they have answered, a few seconds ' +
        'later, with a line of each that did (C2SP tlog-cosignature).',
      type: 'text/plain',
      problems: ['not-found'],
      answer(request, response) {
        const seal = published();
        if (seal === null) return sendNoSeal(request, response);
        setFreshness(response, 'none');
        response.type('text/plain; charset=utf-8').send(seal);
      },
    }),
    fileRoute('/log/key', {
      summary: 'Gives the public key that checks the seals',
      description: 'A verifier key as C2SP signed-note writes it. Note it down, once.',
      type: 'text/plain',
      problems: [],
      answer(_request, response) {
        setFreshness(response, 'revalidate');
        response.type('text/plain; charset=utf-8').send(`${printVerifierKey(key.verifier)}\n`);
      },
    }),
    fileRoute('/log/tile/{level}/{+index}', {
      summary: 'Gives a tile of hashes, or a bundle of entries',
      description:
        'A level from 0 to 63 gives the hashes of that level, `entries` the entries themselves, ' +
        'each with its length before it (C2SP tlog-tiles). The index is written in groups of ' +
        'three digits, such as `x001/x234/067`, with `.p/<width>` where the tile is not full.',
      type: 'application/octet-stream',
      path: tilePathParameters,
      problems: ['not-found'],
      answer(request, response) {
        const tile = tileOf(request);
        // What no seal is over yet has been said to nobody, and may be kept by caches for ever.
        const isSealed = tile && tile.width <= widthIn(seals.sealedSize(), tile);
        if (!isSealed) return sendNoTile(request, response);
        const { level, index, width } = tile;
        const bytes =
          level === null ? tree.entries(index, width) : tree.tile({ level, index, width });
        setFreshness(response, 'immutable');
        response.type('application/octet-stream').send(bytes);
      },
    }),
    fileRoute('/log/events/{after}', {
      summary: 'Gives events as an export writes them, strictly after a position',
      description:
        `At most ${linesMax} lines of JSON, each with the salt that binds its data to the tree: ` +
        'what a mirror is made of. None is left where there are no lines.',
      type: 'application/jsonl',
      path: z.strictObject({
        after: z.int().min(0).meta({ description: 'The last position that one has; 0: none.' }),
      }),
      problems: ['issue'],
      answer(request, response) {
        const after = pathParameter(request, 'after');
        if (!/^(?:0|[1-9]\d{0,14})$/u.test(after))
          return sendProblem(request, response, issue('/after', 'not-a-position', 'is a number'));
        const events = bindings.page(Number(after), linesMax);
        setFreshness(response, events.length === linesMax ? 'revalidate' : 'none');
        response.type('application/jsonl; charset=utf-8').send(linesOf(events));
      },
    }),
  ];
}

/** The most lines of events in one answer. */
const linesMax = 1_000;

const tilePathParameters = z.strictObject({
  level: z.string().meta({ description: 'A level from 0 to 63, or `entries`.' }),
  index: z.string().meta({ description: 'The index of the tile, and its width if it is partial.' }),
});

/** The tile that is asked for by its one path, as it was sent: no sign of it may be escaped. */
function tileOf(request: Request): Tile | null {
  return parseTilePath(request.path.slice('/log/'.length));
}

function sendNoSeal(request: Request, response: Response): void {
  const detail = 'This mirror has not yet come to any seal of the log that it follows.';
  sendProblem(request, response, { end: 'not-found', detail });
}

function sendNoTile(request: Request, response: Response): void {
  const detail = 'The log has no such tile; see what sizes it has at /log/checkpoint.';
  sendProblem(request, response, { end: 'not-found', detail });
}

function fileRoute(
  path: Route['path'],
  file: Pick<Operation, 'summary' | 'description' | 'path' | 'problems'> & {
    readonly type: string;
    readonly answer: Route['answer'];
  },
): Route {
  const { type, answer, ...operation } = file;
  const ends = { 200: { description: 'The file.', type, schema: z.string() } };
  return {
    method: 'get',
    path,
    who: 'reader',
    budget: 'reading',
    operation: { tag: 'Transparency', ends, ...operation },
    answer,
  };
}
