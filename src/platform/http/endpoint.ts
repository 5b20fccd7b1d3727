// Endpoint: the only way in. A value that declares the address, who may call, the request and the answer.

import assert from 'node:assert/strict'
import type { z } from 'zod'
import type { JsonSchema } from '../json-schema.ts'
import type { LogFields } from '../log.ts'
import type { Problem } from '../problem.ts'
import type { Answer } from './answer.ts'
import type { CookieBound } from './cookie.ts'
import { readLeniently, type Leniency } from './lenient-members.ts'
import { validateFields, type Fields } from './validate.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** The head of a request, decoded but not yet validated, before any of its body is read. */
export type Head = {
  readonly requestId: string
  /** HEAD is handled as GET. */
  readonly method: Method
  /** The path as it was sent, without the query. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Fields
  /** The caller's IP address, as callers.ts decided it. */
  readonly address: string
  /** Returns a header by its lower-case name; `undefined` if absent. */
  header(name: string): string | undefined
  /** Returns a cookie by the name and the binding (`host` by default) that it was set with. */
  cookie(name: string, bound?: CookieBound): string | undefined
  /** Calls back if the caller closes its connection before it has been answered. */
  onHangUp(listener: () => void): void
  /** Fields that the request adds to its line in the log. */
  readonly log: LogFields
  /** Milliseconds on the process's own monotonic clock: for durations alone. */
  readonly begunAt: number
}

/** The whole request. */
export type Call = Head & {
  /** The decoded form or JSON object; empty when there was none, and as long as it is not read. */
  readonly body: Fields
}

/** Who may call. It throws a Problem for every other caller. */
export type Access<Caller> = HeadAccess<Caller> | BodyAccess<Caller>

/** Decides by the head alone: the body of an unauthenticated caller is never read. */
export type HeadAccess<Caller> = {
  readonly name: string
  readonly readsBody?: never
  readonly authenticate: (head: Head) => Caller | Promise<Caller>
}

/** For contracts with a secret in the body, which is read before the caller is authenticated and therefore must be short. */
export type BodyAccess<Caller> = {
  readonly name: string
  readonly readsBody: true
  readonly authenticate: (call: Call) => Caller | Promise<Caller>
}

export const anyone: HeadAccess<undefined> = { name: 'anyone', authenticate: () => undefined }

/** How one family of endpoints behaves on the wire: its errors, and the headers of all its answers. */
export type Conventions = {
  readonly name: string
  /** Returns the answer for a problem, or for a bug (`undefined`), of which nothing is disclosed. */
  problem(problem: Problem | undefined, call: Call): Answer
  /** Headers of every answer, success or not. */
  headers(call: Call): Readonly<Record<string, string>>
  /** What the reference says of all its endpoints; absent where errors are pages. */
  readonly wire?: Wire
  /** Whether its endpoints compress their answers, unless one says otherwise. */
  readonly compresses?: true
  /** Whether the fixed segments of its addresses are case-insensitive, and a slash may follow the last. Parameters keep their case. */
  readonly looseAddresses?: true
  /** Whether a body is JSON under the older name of this type, and without any. */
  readonly looseTypes?: true
  /** What is said of an address of the family that no endpoint has; absent: the same as of any other. `served` are those that it has. */
  nothingAt?(path: string, served: readonly string[]): string
  /** How its queries and bodies are understood; absent where they must be written as they are declared. */
  readonly leniency?: Leniency
}

/** Headers are names with what they are for. */
export type Wire = {
  /** The body of every error. */
  readonly error: z.ZodType
  readonly errorExample: unknown
  readonly requestHeaders?: Readonly<Record<string, string>>
  /** Headers that every call must have. */
  readonly requiredHeaders?: Readonly<Record<string, string>>
  readonly answerHeaders?: Readonly<Record<string, string>>
}

export type Input<Params, Query, Body, Caller> = {
  readonly call: Call
  readonly caller: Caller
  readonly params: Params
  readonly query: Query
  readonly body: Body
}

export type Encoding = 'form' | 'json'

/** The fields that may be repeated: by name, or all of them. */
export type Lists = readonly string[] | 'all'

export type AnswerDescription = {
  readonly description: string
  /** Absent: no body; for an error the one of its conventions. */
  readonly content?: string
  /** What else Accept may ask for, as a file. */
  readonly file?: string
  readonly schema?: z.ZodType | (() => JsonSchema)
  readonly example?: unknown
  /** Names, with what they are for. */
  readonly headers?: Readonly<Record<string, string>>
}

type Definition<Params, Query, Body, Caller> = {
  /** Unique, lower case with hyphens: `get-account-transactions`. */
  readonly name: string
  /** One sentence for the reference. */
  readonly summary: string
  readonly method: Method
  /** A GET that changes something, because its contract has it so: HEAD, which must not, is refused (RFC 9110 9.2.1). */
  readonly isUnsafe?: true
  /** Parameters as `:name`. */
  readonly path: string
  readonly access: Access<Caller>
  readonly conventions: Conventions
  readonly params?: z.ZodType<Params>
  readonly query?: z.ZodType<Query>
  /** For the reference alone, where the handler validates the query itself. */
  readonly describedQuery?: z.ZodType
  readonly body?: z.ZodType<Body>
  /** As `describedQuery`. */
  readonly describedBody?: z.ZodType
  /** Which encodings of a body are taken; none by default. */
  readonly accepts?: readonly Encoding[]
  /**
   * Whether answers of a kilobyte and more are compressed for a caller that accepts it; if absent, as the conventions say. Never
   * where a secret stands beside text of the caller's choice: its length would give the secret away (BREACH).
   */
  readonly compresses?: boolean
  /** Its answers have an ETag, and If-None-Match can be answered with 304. For files and for what seldom changes. */
  readonly hasTag?: true
  /** Answered however busy the server is: whoever watches it hears so. */
  readonly evenWhenBusy?: true
  /** Its body holds lists, and may be longer than that of others. */
  readonly longBody?: boolean
  /** Fields of query or form that may be repeated. Every other repetition is refused (RFC 6749 3.1, 3.2). */
  readonly lists?: Lists
  readonly answers: Readonly<Record<number, AnswerDescription>>
  handle(input: Input<Params, Query, Body, Caller>): Answer | Promise<Answer>
}

/** An endpoint with its types forgotten: what the router, the reference and the stranger test see. */
export type Endpoint = Omit<Definition<unknown, unknown, unknown, unknown>, 'handle' | 'access'> & {
  readonly accepts: readonly Encoding[]
  readonly lists: Lists
  readonly access: { readonly name: string; readonly readsBody?: true }
  /** Who calls, as far as the head says. Gives what answers the whole call; either throws a Problem. */
  admit(head: Head): Promise<(call: Call) => Promise<Answer>>
}

/**
 * Declares an endpoint. The order is always the same: who calls, then what is asked (a stranger learns nothing about
 * the schemas), then the handler. Who calls is known before the body is read, but where it stands in the body.
 */
export function endpoint<Params = undefined, Query = undefined, Body = undefined, Caller = undefined>(
  definition: Definition<Params, Query, Body, Caller>,
): Endpoint {
  const { access, conventions } = definition
  const read = <T>(schema: z.ZodType<T> | undefined, fields: Fields): T => {
    const { leniency } = conventions
    return validateFields(schema, schema && leniency ? readLeniently(schema, fields, leniency) : fields)
  }
  assert.ok(!(access.readsBody && definition.longBody), `${definition.name}: a stranger's body is no long one`)
  const handle = async (call: Call, caller: Caller): Promise<Answer> =>
    definition.handle({
      call,
      caller,
      params: validateFields(definition.params, call.params),
      query: read(definition.query, call.query),
      body: read(definition.body, call.body),
    })
  return {
    ...definition,
    accepts: definition.accepts ?? [],
    lists: definition.lists ?? [],
    async admit(head) {
      if (access.readsBody) return async (call) => handle(call, await access.authenticate(call))
      const caller = await access.authenticate(head)
      return (call) => handle(call, caller)
    },
  }
}
