import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiResponseObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi';
import { problems } from '../problems.ts';
import { documentedPath, goodStatuses, type GoodEnd, type Route } from '../route.ts';
import { problemDocument } from './problem.ts';

/** Problems that every route under `/api` can end in. */
const always = ['too-many-requests', 'fault'] as const;

/** The reference in OpenAPI 3.1, generated from the same table of routes that the app serves. */
export function describeRoutes(
  routes: readonly Route[],
  about: { readonly version: string; readonly publicUrl: string | null },
): oas31.OpenAPIObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const route of routes) {
    const path = documentedPath(route.path);
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Regesta',
      version: about.version,
      description: 'An append-only archive of dated, sourced occurrences.',
    },
    servers: [{ url: about.publicUrl ?? '/' }],
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A token, as an account makes it or `regesta token create` prints it.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'regesta-session',
          description: 'What `POST /api/session` sets; `__Host-regesta-session` over https.',
        },
      },
    },
  });
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { tag, summary, description, path, query, headers, body } = route.operation;
  return {
    operationId: nameOf(route),
    tags: [tag],
    summary,
    ...(description !== undefined && { description }),
    security: securityOf(route),
    ...((path ?? query ?? headers) && {
      requestParams: {
        ...(path && { path }),
        ...(query && { query }),
        ...(headers && { header: headers }),
      },
    }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: responsesOf(route),
  };
}

/** How one may come; the empty way is that of strangers, whom a closed archive turns away. */
function securityOf({ who }: Route): Record<string, string[]>[] {
  if (who === 'anyone') return [];
  const ways = [{ session: [] }, { token: [] }];
  return who === 'reader' || who === 'operator' ? [{}, ...ways] : ways;
}

/** `get /api/occurrences/{id}/history` is `getOccurrencesIdHistory`. */
function nameOf({ method, path }: Route): string {
  const words = path.split(/[^A-Za-z]+/u).filter((word) => word !== '' && word !== 'api');
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('');
}

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const { ends, problems: own } = route.operation;
  const responses: ZodOpenApiResponsesObject = {};
  for (const status of goodStatuses) {
    const end = ends[status];
    if (end) responses[`${status}`] = responseOf(end);
  }
  for (const end of route.budget === 'none' ? own : [...own, ...always])
    responses[`${problems[end].status}`] = problemResponse(problems[end].title);
  return responses;
}

function responseOf(end: GoodEnd): ZodOpenApiResponseObject {
  const headers = Object.fromEntries(
    Object.entries(end.headers ?? {}).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  );
  return {
    description: end.description,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(end.type !== '' && { content: { [end.type]: end.schema ? { schema: end.schema } : {} } }),
  };
}

function problemResponse(title: string): ZodOpenApiResponseObject {
  return {
    description: title,
    content: { 'application/problem+json': { schema: problemDocument } },
  };
}
