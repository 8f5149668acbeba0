import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { RequestHandler, Router } from 'express';
import express from 'express';
import { z } from 'zod';
import { describeRoutes } from './reference/document.ts';
import { digest, isUnchanged, sendJson } from './reply.ts';
import { jsonEnd, unchangedEnd, type Route } from './route.ts';
import { allowDataImages } from './security.ts';

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>The interface of Regesta</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <div id="reference"></div>
    <noscript><p>The reference itself is at <a href="openapi.json">openapi.json</a>.</p></noscript>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/open.js"></script>
  </body>
</html>
`;

/** Runs in the browser, from a file of its own: the policy allows no inline script. */
const opener = `SwaggerUIBundle({
  url: 'openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  validatorUrl: null,
});
`;

/** The files of swagger-ui that the page needs; no others are served. */
const files = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** The reference: as OpenAPI, and as a page. `table` is asked once the whole table is known. */
export function docsRoutes(
  table: () => readonly Route[],
  about: { readonly version: string; readonly publicUrl: string | null },
): readonly Route[] {
  let reference: { readonly text: string; readonly tag: string } | null = null;
  const written = () => {
    if (reference) return reference;
    const text = JSON.stringify(describeRoutes(table(), about));
    reference = { text, tag: `"${digest(text)}"` };
    return reference;
  };
  return [
    {
      method: 'get',
      path: '/api/openapi.json',
      who: 'anyone',
      budget: 'reading',
      operation: {
        tag: 'Reference',
        summary: 'Gives this reference as OpenAPI 3.1',
        ends: { 200: jsonEnd('The reference.', z.looseObject({})), 304: unchangedEnd },
        problems: [],
      },
      answer(request, response) {
        const { text, tag } = written();
        if (isUnchanged(request, response, { tag, freshness: 'revalidate' })) return;
        sendJson(response, text);
      },
    },
    {
      method: 'get',
      path: '/api/docs',
      who: 'anyone',
      budget: 'reading',
      operation: {
        tag: 'Reference',
        summary: 'Shows this reference as a page',
        ends: { 200: { description: 'The page.', type: 'text/html', schema: z.string() } },
        problems: [],
      },
      answer(request, response) {
        response.set('Cache-Control', 'no-cache');
        allowDataImages(request, response, () => response.type('html').send(page));
      },
    },
  ];
}

/** Serves what the page of the reference is made of, below `/api/docs/`. */
export function docsFiles(): Router {
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/swagger-ui.css'));
  const router = express.Router();
  const sendOpener: RequestHandler = (_request, response) => {
    response.set('Cache-Control', 'no-cache').type('text/javascript').send(opener);
  };
  router.get('/open.js', sendOpener);
  for (const name of files)
    router.get(`/${name}`, (_request, response, next) => {
      response.sendFile(name, { root: folder, maxAge: 3_600_000 }, (error) => error && next(error));
    });
  return router;
}
