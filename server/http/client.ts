import express, { type Response, type Router } from 'express';

const registers = ['occurrences', 'actors', 'sources', 'instruments', 'chronicles'];

/** The addresses of pages, which the client draws. */
export const pagePaths: readonly string[] = [
  '/',
  ...registers.flatMap((register) => [`/${register}`, `/${register}/:id`]),
  '/occurrences/:id/revise',
  '/add',
  '/sign-in',
  '/welcome',
  '/account',
  '/people',
  '/ledger',
  '/proposals',
  '/proposals/:id',
];

const hashed = /^\/assets\/[^/]+$/u;

/**
 * Serves the built client: its files as they are, and its one page for every address that it draws.
 * A file whose name has a hash of its content never changes; all others are asked for again.
 */
export function clientFiles(folder: string): Router {
  const router = express.Router();
  const files = express.static(folder, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    setHeaders(response) {
      const isHashed = hashed.test(response.req.url?.split('?')[0] ?? '');
      response.setHeader(
        'Cache-Control',
        isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  router.use(files);
  router.get([...pagePaths], (request, response, next) => {
    request.url = '/index.html';
    files(request, response, next);
  });
  router.get(/^[^.]*$/u, (_request, response, next) => {
    const headers = { 'Cache-Control': 'no-store' };
    // The client has a page for addresses that are none, in its own dress.
    response.status(404).sendFile('index.html', { root: folder, headers }, (error) => {
      if (error) next(error);
    });
  });
  return router;
}

const nowhere = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>There is no such page · Regesta</title>
  </head>
  <body>
    <main>
      <h1>There is no such page</h1>
      <p>The address may have been mistyped. The archive begins at <a href="/">its timeline</a>.</p>
    </main>
  </body>
</html>
`;

/** Ends a request for a page that there is not. */
export function sendNowhere(response: Response): void {
  response.status(404).set('Cache-Control', 'no-store').type('html').send(nowhere);
}
