// Typed fields: the schemas of path, query and form that a console endpoint declares, and the values its handler receives.

import { z } from 'zod'
import type { Call } from '../../platform/http/endpoint.ts'
import { validateFields } from '../../platform/http/validate.ts'

export type Shape = z.ZodRawShape

export type DeclaredFields<Params extends Shape, Query extends Shape, Body extends Shape> = {
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
}

export type TypedFields<Params extends Shape, Query extends Shape, Body extends Shape> = {
  readonly params: z.output<z.ZodObject<Params>>
  readonly query: z.output<z.ZodObject<Query>>
  readonly body: z.output<z.ZodObject<Body>>
}

/** Throws `invalid_request`, which names every field that is not valid. */
export function typedFields<Params extends Shape, Query extends Shape, Body extends Shape>(
  { params, query, body }: DeclaredFields<Params, Query, Body>,
  call: Call,
): TypedFields<Params, Query, Body> {
  return {
    params: validateFields(z.object(params), call.params),
    query: validateFields(z.object(query), call.query),
    body: validateFields(z.object(body), call.body),
  }
}
