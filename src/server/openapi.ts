import { z } from 'zod';
import { type Answer, type Endpoint, endpoints, type OpenTo } from './endpoints.ts';
import * as ofOperator from './operator-schemas.ts';
import { type ProblemCode, statusOfProblem } from './problem.ts';
import * as ofReply from './reply-schema.ts';
import * as ofSession from './session-schemas.ts';

/** A part of an OpenAPI document. */
type Part = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of all endpoints; its schemas are those that requests are read with. */
export function openApiDocument(): Part {
  const components = registryOf({ ...ofReply, ...ofSession, ...ofOperator });
  const paths: Record<string, Record<string, Part>> = {};
  for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(name, endpoint, components) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Talkchart', version: 'v1', description: 'Conversations about one flow.' },
    paths,
    components: {
      schemas: z.toJSONSchema(components, { uri: refTo, io: 'input' }).schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The token of the session.' },
        tokenInUrl: { type: 'apiKey', in: 'query', name: 'access_token', description: 'Only to follow the events.' },
        operatorKey: { type: 'http', scheme: 'bearer', description: 'Without a key: only on the machine itself.' },
      },
    },
  };
}

type Components = ReturnType<typeof registryOf>;

/** Schemas by their names; with a capital they are the names of types. */
function registryOf(schemas: Readonly<Record<string, z.ZodType>>) {
  const registry = z.registry<{ readonly id: string }>();
  for (const [name, schema] of Object.entries(schemas)) {
    registry.add(schema, { id: `${name.charAt(0).toUpperCase()}${name.slice(1)}` });
  }
  return registry;
}

const refTo = (id: string): string => `#/components/schemas/${id}`;

/** A reference to a schema that has a name, else the schema. */
function schemaOf(schema: z.ZodType, components: Components): Part {
  const known = components.get(schema);
  return known === undefined ? inline(schema) : { $ref: refTo(known.id) };
}

function inline(schema: z.ZodType): Part {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

const usualProblems: readonly ProblemCode[] = ['TOO_MANY_REQUESTS', 'INTERNAL', 'STORE_UNAVAILABLE'];

function operation(
  name: string,
  { summary, openTo, path, body, query, answer, problems }: Endpoint,
  all: Components,
): Part {
  const inPath = path.includes('{sessionId}') ? [parameter('sessionId', 'path', z.string())] : [];
  const inQuery = Object.entries<z.ZodType>(query?.shape ?? {}).map(([key, schema]) => parameter(key, 'query', schema));
  return {
    operationId: name,
    summary,
    security: securityOf[openTo],
    parameters: [...inPath, ...inQuery],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, all) } } },
    }),
    responses: {
      [answer.status]: response(answer, all),
      ...problemResponses([...problems, ...usualProblems], all),
    },
  };
}

const parameter = (name: string, place: 'path' | 'query', schema: z.ZodType): Part => ({
  name,
  in: place,
  required: place === 'path',
  schema: inline(schema),
});

const securityOf: Readonly<Record<OpenTo, readonly Part[]>> = {
  anyone: [],
  holder: [{ token: [] }],
  holderOrOperator: [{ token: [] }, { tokenInUrl: [] }, { operatorKey: [] }],
  operator: [{ operatorKey: [] }],
  operatorOrLocal: [{ operatorKey: [] }],
};

/** OpenAPI 3.1 has no words for events: each is described by its name, and the schema is that of its data. */
function response({ description, json, events, text }: Answer, all: Components): Part {
  const data = Object.values(events ?? {}).map((schema) => schemaOf(schema, all));
  const content = {
    ...(json && { 'application/json': { schema: schemaOf(json, all) } }),
    ...(events && { 'text/event-stream': { schema: { anyOf: data } } }),
    ...(text !== undefined && { [text]: { schema: { type: 'string' } } }),
  };
  const names = events === undefined ? '' : ` Events: ${Object.keys(events).join(', ')}.`;
  return { description: `${description}${names}`, ...(Object.keys(content).length > 0 && { content }) };
}

function problemResponses(codes: readonly ProblemCode[], all: Components): Part {
  const content = { 'application/problem+json': { schema: schemaOf(ofSession.problem, all) } };
  const byStatus = Map.groupBy(codes, statusOfProblem);
  return Object.fromEntries([...byStatus].map(([status, of]) => [status, { description: of.join(', '), content }]));
}
