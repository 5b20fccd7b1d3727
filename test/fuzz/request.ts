// Request: one that an operation of the reference might get, with credentials that are mostly those it asks for.

import type { OpenApi, Operation, Parameter } from '../../src/platform/http/openapi.ts'
import type { JsonSchema } from '../../src/platform/json-schema.ts'
import type { Random } from '../../src/connectors/sandbox/life/random.ts'
import type { Pool } from './pool.ts'
import { drawValue, hostile, type Drawing } from './value.ts'

export type FuzzRequest = {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

/** Headers that let somebody in, by the name of the security scheme. */
export type Credentials = Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>

type Place = { readonly method: string; readonly path: string; readonly operation: Operation }

/** The name in the pool of the GUIDs by which Data Sharing addresses organizations. */
export const ORGANIZATION = 'organization of Data Sharing'

/** The percentage of requests in which every value is valid. */
const MOSTLY_RIGHT = 60

/** Returns a function that makes requests, in which every operation of the reference occurs. */
export function openRequests(document: OpenApi, pool: Pool, credentials: Credentials): (random: Random) => FuzzRequest {
  const places = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Place => ({ method: method.toUpperCase(), path, operation })),
  )
  const schemaOf = (reference: string): JsonSchema =>
    document.components.schemas[reference.replace('#/components/schemas/', '')] ?? {}
  return (random) => {
    const drawing: Drawing = { random, pool, schemaOf, wrong: random.chance(MOSTLY_RIGHT) ? 0 : 8 }
    const place = drawPlace(random, places)
    const { operationId, parameters } = place.operation
    const [body, type] = random.chance(98) ? drawBody(drawing, place.operation) : [undefined, undefined]
    const headers = {
      ...drawCredentials(random, place.operation, credentials),
      ...Object.fromEntries(namedOf(drawing, parameters, 'header')),
      ...(type !== undefined && { 'content-type': random.chance(97) ? type : 'text/plain' }),
    }
    return {
      operationId,
      method: place.method,
      path: `${drawPath(drawing, place)}${drawQuery(drawing, parameters)}`,
      headers: Object.fromEntries(Object.entries(headers).filter(([, value]) => isHeader(value))),
      body,
    }
  }
}

/** What ends others' ways in comes up less often, so that most of a world lives as long as it is asked. */
const ENDS = /^DELETE|disable|suspend|revoke|revocation|\/secret$|delete/i

function drawPlace(random: Random, places: readonly Place[]): Place {
  const place = places[random.below(places.length)] as Place
  return ENDS.test(`${place.method} ${place.path}`) && random.chance(85) ? drawPlace(random, places) : place
}

function drawPath(drawing: Drawing, { path }: Place): string {
  const { random, pool } = drawing
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const any = random.chance(drawing.wrong) ? pool.drawAny(random) : undefined
    // The customerId of Data Sharing is an organization.
    const asked = path.startsWith('/v3/') && name === 'customerId' ? ORGANIZATION : name
    const text = asText(any ?? drawValue(drawing, { type: 'string' }, asked))
    return random.chance(drawing.wrong > 0 ? 2 : 0) ? text : encodeURIComponent(text.toWellFormed())
  })
}

function drawQuery(drawing: Drawing, parameters: readonly Parameter[]): string {
  const { random } = drawing
  const named = namedOf(drawing, parameters, 'query')
  const repeated = random.chance(drawing.wrong) ? named.slice(0, 1) : []
  const unknown = random.chance(drawing.wrong) ? [['nobody_knows', asText(hostile(random))] as const] : []
  const query = new URLSearchParams([...named, ...repeated, ...unknown].map(([name, value]) => [name, value]))
  return query.size === 0 ? '' : `?${query}`
}

function namedOf(drawing: Drawing, parameters: readonly Parameter[], place: Parameter['in']): [string, string][] {
  return parameters
    .filter((one) => one.in === place && drawing.random.chance(one.required ? 97 : 40))
    .map(({ name, schema }) => {
      const isInteraction = name === 'x-fapi-interaction-id' && drawing.random.chance(95)
      return [name, isInteraction ? crypto.randomUUID() : asText(drawValue(drawing, schema, name))]
    })
}

function drawBody(drawing: Drawing, { requestBody }: Operation): [string, string] | [undefined, undefined] {
  if (!requestBody) return [undefined, undefined]
  const { random } = drawing
  const types = Object.keys(requestBody.content)
  const type = types[random.below(types.length)] ?? ''
  const value = drawValue(drawing, requestBody.content[type]?.schema ?? {}, '')
  if (type !== 'application/x-www-form-urlencoded') {
    const text = JSON.stringify(value) ?? ''
    return [random.chance(2) ? text.slice(0, random.below(text.length + 1)) : text, type]
  }
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [new URLSearchParams(fields.map(([name, one]) => [name, asText(one)])).toString(), type]
}

function drawCredentials(
  random: Random,
  { security }: Operation,
  credentials: Credentials,
): Readonly<Record<string, string>> {
  const asked = security.flatMap((requirement) => Object.keys(requirement)).filter((name) => name !== 'consent')
  const schemes = random.chance(96) && asked.length > 0 ? asked : Object.keys(credentials)
  if (random.chance(2)) return {}
  const scheme = schemes[random.below(schemes.length)] ?? ''
  const list = credentials[scheme] ?? [{}]
  return list[random.below(list.length)] ?? {}
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

/** What fetch would send at all. */
function isHeader(value: string): boolean {
  return /^[\x20-\x7e]*$/.test(value)
}
