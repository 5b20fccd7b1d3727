// Typed fields: the schemas of path, query and form that a console endpoint declares, and the values its handler receives.

import { z } from 'zod'
import type { Answer } from '../../platform/http/answer.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import { validateFields } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'

export type Shape = z.ZodRawShape

type DeclaredFields<Params extends Shape, Query extends Shape, Body extends Shape> = {
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
}

export type TypedFields<Params extends Shape, Query extends Shape, Body extends Shape> = {
  readonly params: z.output<z.ZodObject<Params>>
  readonly query: z.output<z.ZodObject<Query>>
  readonly body: z.output<z.ZodObject<Body>>
}

/** What a page or a form of the console declares, whether the browser is signed in (`Request`) or not. */
export type ConsoleDeclaration<Request, Params extends Shape, Query extends Shape, Body extends Shape> = DeclaredFields<
  Params,
  Query,
  Body
> & {
  readonly name: string
  readonly summary: string
  readonly method: 'GET' | 'POST'
  /** One of `paths`. */
  readonly path: string
  handle(request: Request & TypedFields<Params, Query, Body>): Answer | Promise<Answer>
}

/** Throws `not_found` for a parameter of the path that is not valid, and `invalid_request` with every other such field. */
export function typedFields<Params extends Shape, Query extends Shape, Body extends Shape>(
  { params, query, body }: DeclaredFields<Params, Query, Body>,
  call: Call,
): TypedFields<Params, Query, Body> {
  return {
    params: demandParams(z.object(params), call.params),
    query: validateFields(z.object(query), call.query),
    body: validateFields(z.object(body), call.body),
  }
}

function demandParams<Params>(schema: z.ZodType<Params>, params: Call['params']): Params {
  const parsed = schema.safeParse(params)
  if (parsed.success) return parsed.data
  throw nothingHere()
}

/** The problem of a path with a parameter that is not valid: nothing can have this address. */
export function nothingHere(): Problem {
  return new Problem('not_found', 'There is nothing at this address.')
}
