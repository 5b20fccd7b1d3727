// Every answer that a story gets, held to what the reference says of it: a status, a media type and a schema.

import assert from 'node:assert/strict'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { writeReference } from '../src/api/reference/document.ts'
import type { App } from '../src/app.ts'
import type { OpenApi, Response as Described } from '../src/platform/http/openapi.ts'
import { rewrite, type JsonSchema } from '../src/platform/json-schema.ts'

/** Looks at every answer of the app. Must be called before it listens. */
export function holdToReference(app: App): { demandKept(): void } {
  // It says the same of every server, whatever its address; to compile it again for each would take longer than the story.
  known ??= openAnswerCheck(writeReference(app.endpoints, 'https://portage.example'))
  const check = known
  const broken = new Set<string>()
  app.http.addHook('onSend', async (request, reply, payload) => {
    const { url = '', method } = request.routeOptions
    if (typeof method !== 'string') return payload
    const type = String(reply.getHeader('content-type') ?? '')
    const text = textOf(payload, reply.getHeader('content-encoding'))
    const wrong = check(method, url, { status: reply.statusCode, type, text })
    if (wrong !== undefined) broken.add(`${method} ${url} answered ${reply.statusCode}: ${wrong}`)
    return payload
  })
  return {
    demandKept() {
      assert.ok(broken.size === 0, `not what docs/openapi.json says:\n${[...broken].join('\n')}`)
    },
  }
}

function textOf(payload: unknown, coding: unknown): string {
  if (typeof payload === 'string') return payload
  if (!(payload instanceof Uint8Array)) return ''
  if (coding === 'gzip') return gunzipSync(payload).toString()
  return coding === 'br' ? brotliDecompressSync(payload).toString() : ''
}

type Given = { readonly status: number; readonly type: string; readonly text: string }

/** Says what is wrong; `undefined` if nothing is. Addresses that the reference leaves out are not checked. */
export type AnswerCheck = (method: string, url: string, given: Given) => string | undefined

let known: AnswerCheck | undefined

export function openAnswerCheck(document: OpenApi): AnswerCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true, formats })
  for (const [name, schema] of Object.entries(document.components.schemas)) ajv.addSchema(onlyWhatIsNamed(schema), name)
  const compiled = new WeakMap<JsonSchema, ValidateFunction>()
  return (method, url, { status, type, text }) => {
    const path = url.replaceAll(/:(\w+)/g, '{$1}')
    const operation = document.paths[path]?.[method.toLowerCase()]
    if (!operation) return undefined
    const key = String(status) in operation.responses ? String(status) : 'default'
    const response: Described | undefined = operation.responses[key]
    if (!response) return 'the status is not described'
    const [mediaType = ''] = type.split(';')
    const content = response.content?.[mediaType]
    if (!content) return mediaType === '' && !response.content ? undefined : `"${mediaType}" is not described`
    if (!content.schema) return undefined
    const validate = compiled.getOrInsertComputed(content.schema, (schema) => ajv.compile(onlyWhatIsNamed(schema)))
    return validate(JSON.parse(text)) ? undefined : explain(validate.errors ?? [])
  }
}

/** Stricter than what apps are told: a member that nobody described must not slip out. */
function onlyWhatIsNamed(schema: JsonSchema): JsonSchema {
  return rewrite(schema, ({ $ref, ...rest }) => ({
    ...(typeof $ref === 'string' && { $ref: $ref.replace('#/components/schemas/', '') }),
    ...(rest.type === 'object' && 'properties' in rest && { additionalProperties: false }),
    ...rest,
  })) as JsonSchema
}

const formats = {
  decimal: { type: 'number', validate: (value: number) => Number.isFinite(value) },
  date: (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && succeeds(() => Temporal.PlainDate.from(text)),
  'date-time': (text: string) => succeeds(() => Temporal.Instant.from(text)),
  uri: (text: string) => URL.canParse(text),
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
} as const

function succeeds(work: () => unknown): boolean {
  try {
    work()
    return true
  } catch {
    return false
  }
}

/** The deepest first: above it are only the choices that it spoiled. */
function explain(errors: readonly ErrorObject[]): string {
  return errors
    .toSorted((left, right) => right.instancePath.length - left.instancePath.length)
    .slice(0, 3)
    .map(({ instancePath, message, params }) => `${instancePath || 'the body'} ${message} ${JSON.stringify(params)}`)
    .join('; ')
}
