// OpenAPI: the document that says everything of an API's endpoints, written from the endpoints themselves.

import assert from 'node:assert/strict'
import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { rewrite, toJsonSchema, type JsonSchema } from '../json-schema.ts'
import type { AnswerDescription, Encoding, Endpoint, Wire } from './endpoint.ts'

/** The parts of OpenAPI 3.1 that we write. */
export type OpenApi = {
  readonly openapi: '3.1.1'
  readonly info: JsonSchema
  readonly servers: readonly { readonly url: string; readonly description: string }[]
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  /** Operations by path, then by method in lower case. */
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>
    readonly securitySchemes: Readonly<Record<string, JsonSchema>>
  }
}

export type Operation = {
  readonly operationId: string
  readonly summary: string
  readonly tags: readonly string[]
  readonly security: readonly Requirement[]
  readonly parameters: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Content }
  /** Answers by status; `default` for every other error. */
  readonly responses: Readonly<Record<string, Response>>
}

export type Parameter = {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required: boolean
  readonly description?: string
  readonly schema: JsonSchema
}

export type Response = {
  readonly description: string
  readonly headers?: Readonly<Record<string, { readonly description: string; readonly schema: JsonSchema }>>
  readonly content?: Content
}

type Content = Readonly<Record<string, { readonly schema?: JsonSchema; readonly example?: unknown }>>

/** One way to be let in: a scheme's name with the scopes that it must have. */
export type Requirement = Readonly<Record<string, readonly string[]>>

export type Chapter = { readonly name: string; readonly description: string; holds(path: string): boolean }

/** How one kind of caller is let in. */
export type Entry = {
  readonly requirements: readonly Requirement[]
  /** Credentials that travel in the body. */
  readonly body?: z.ZodType
}

export type Reference = {
  readonly info: JsonSchema
  readonly server: string
  readonly chapters: readonly Chapter[]
  readonly securitySchemes: Readonly<Record<string, JsonSchema>>
  /** Schemes by the name of the access. */
  readonly entries: Readonly<Record<string, Entry>>
}

/** Endpoints that no chapter holds are left out: they are pages for people. */
export function writeOpenApi(endpoints: readonly Endpoint[], reference: Reference): OpenApi {
  const components = new Components()
  const paths: Record<string, Record<string, Operation>> = {}
  for (const endpoint of endpoints.toSorted((left, right) => (left.path < right.path ? -1 : 1))) {
    const chapter = reference.chapters.find(({ holds }) => holds(endpoint.path))
    if (!chapter) continue
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: writeOperation(endpoint, chapter, reference, components),
    }
  }
  return {
    openapi: '3.1.1',
    info: reference.info,
    servers: [{ url: reference.server, description: 'This server' }],
    tags: reference.chapters.map(({ name, description }) => ({ name, description })),
    paths,
    components: { schemas: components.schemas(), securitySchemes: reference.securitySchemes },
  }
}

function writeOperation(
  endpoint: Endpoint,
  chapter: Chapter,
  { entries }: Reference,
  components: Components,
): Operation {
  const { name, summary, access, accepts, conventions } = endpoint
  const entry = entries[access.name]
  assert.ok(entry, `${name}: the reference does not say how "${access.name}" is let in (src/api/reference/security.ts)`)
  const body = bodySchema([endpoint.body ?? endpoint.describedBody, entry.body], components)
  return {
    operationId: name,
    summary,
    tags: [chapter.name],
    security: entry.requirements,
    parameters: [
      ...writeParameters('path', endpoint.params, components),
      ...writeParameters('query', endpoint.query ?? endpoint.describedQuery, components),
      ...headerParameters(conventions.wire?.requiredHeaders, true),
      ...headerParameters(conventions.wire?.requestHeaders, false),
      ...headerParameters(endpoint.hasTag && IF_NONE_MATCH, false),
    ],
    ...(body && accepts.length > 0 && { requestBody: { required: true, content: inEach(accepts, body) } }),
    responses: writeResponses(endpoint, components),
  }
}

const IF_NONE_MATCH = { 'If-None-Match': 'The ETag of an answer that the caller has: 304 if nothing has changed.' }

function headerParameters(
  headers: Readonly<Record<string, string>> | undefined,
  required: boolean,
): readonly Parameter[] {
  return Object.entries(headers ?? {}).map(([name, description]) => {
    return { name, in: 'header', required, description, schema: { type: 'string' } }
  })
}

type ObjectSchema = JsonSchema & {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
}

function writeParameters(
  place: 'path' | 'query',
  schema: z.ZodType | undefined,
  components: Components,
): readonly Parameter[] {
  if (!schema) return []
  const { properties = {}, required = [] } = components.lift(toJsonSchema(schema, 'input')) as ObjectSchema
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(typeof description === 'string' && { description }),
    schema: property,
  }))
}

/** The members of all of them in one object; undefined where there are none. */
function bodySchema(parts: readonly (z.ZodType | undefined)[], components: Components): JsonSchema | undefined {
  const schemas = parts
    .filter((part) => part !== undefined)
    .map((part) => components.lift(toJsonSchema(part, 'input')) as ObjectSchema)
  if (schemas.length < 2) return schemas[0]
  const required = schemas.flatMap((schema) => schema.required ?? [])
  return {
    type: 'object',
    ...(required.length > 0 && { required }),
    properties: Object.assign({}, ...schemas.map(({ properties }) => properties)) as JsonSchema,
  }
}

const MEDIA_TYPES: Readonly<Record<Encoding, string>> = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
}

function inEach(accepts: readonly Encoding[], schema: JsonSchema): Content {
  return Object.fromEntries(accepts.map((encoding) => [MEDIA_TYPES[encoding], { schema }]))
}

const NOT_MODIFIED: AnswerDescription = {
  description: 'Nothing has changed since the answer whose ETag was sent in If-None-Match.',
}
const ETAG = { ETag: 'Names this state of the answer. Send it in If-None-Match.' }

function writeResponses(
  { answers, hasTag, conventions: { wire } }: Endpoint,
  components: Components,
): Operation['responses'] {
  const all: Endpoint['answers'] = { ...answers, ...(hasTag && { 304: NOT_MODIFIED }) }
  const written = Object.entries(all).map(([status, answer]) => {
    const ofAll = { ...wire?.answerHeaders, ...(hasTag && (status === '200' || status === '304') && ETAG) }
    if (Number(status) < 400) return [status, writeResponse(answer, ofAll, components)] as const
    const whole = wire && answer.content === undefined ? asError(answer, wire) : answer
    return [status, writeResponse(whole, {}, components)] as const
  })
  if (!wire) return Object.fromEntries(written)
  const other = asError({ description: 'Any other error, in the same form.', example: wire.errorExample }, wire)
  return { ...Object.fromEntries(written), default: writeResponse(other, wire.answerHeaders, components) }
}

function asError(answer: AnswerDescription, wire: Wire): AnswerDescription {
  return { content: 'application/json', schema: wire.error, ...answer }
}

function writeResponse(answer: AnswerDescription, ofAll: Wire['answerHeaders'], components: Components): Response {
  const { description, content, file, schema, example } = answer
  const headers = Object.entries({ ...ofAll, ...answer.headers })
  const written = typeof schema === 'function' ? schema() : schema && toJsonSchema(schema, 'output')
  return {
    description,
    ...(headers.length > 0 && {
      headers: Object.fromEntries(
        headers.map(([name, text]) => [name, { description: text, schema: { type: 'string' } }]),
      ),
    }),
    ...(content !== undefined && {
      content: {
        [content]: {
          ...(written && { schema: components.lift(written) }),
          ...(example !== undefined && { example }),
        },
        ...(file !== undefined && { [file]: {} }),
      },
    }),
  }
}

type Definitions = Readonly<Record<string, JsonSchema>>

/** What schemas have in common, moved from their `$defs` to the document's components. */
class Components {
  readonly #schemas = new Map<string, JsonSchema>()

  lift(schema: JsonSchema): JsonSchema {
    const { $defs, ...root } = schema
    for (const [name, definition] of Object.entries(($defs ?? {}) as Definitions)) {
      const moved = move(definition)
      const known = this.#schemas.get(name)
      assert.ok(!known || isDeepStrictEqual(known, moved), `two different schemas are named ${name}`)
      this.#schemas.set(name, moved)
    }
    return move(root)
  }

  schemas(): Readonly<Record<string, JsonSchema>> {
    return Object.fromEntries([...this.#schemas].toSorted(([left], [right]) => (left < right ? -1 : 1)))
  }
}

function move(schema: JsonSchema): JsonSchema {
  return rewrite(schema, ({ $ref, ...rest }) => {
    return typeof $ref === 'string' ? { $ref: $ref.replace('#/$defs/', '#/components/schemas/'), ...rest } : rest
  }) as JsonSchema
}
