// A form that a page of ours posts: its fields, and the token that shows that this browser was given the form.

import type { z } from 'zod'
import { demandCsrf } from '../platform/http/csrf.ts'
import type { Call } from '../platform/http/endpoint.ts'
import { Problem } from '../platform/problem.ts'
import type { Vault } from '../platform/secret.ts'

type SentForm<Fields> = {
  readonly call: Call
  readonly issuer: string
  readonly fields: z.ZodType<Fields>
  /** The values that its token was made from (csrfToken). */
  readonly cookieValue: string
  readonly form: string
}

/** Throws `form_expired` for a form that none of our pages would send, or that another browser was given. */
export function readForm<Fields>(vault: Vault, sent: SentForm<Fields>): Fields {
  const { call, issuer, fields, cookieValue, form } = sent
  const read = fields.safeParse(call.body)
  if (!read.success) throw new Problem('form_expired', 'This form was not sent by one of its buttons.')
  demandCsrf(vault, { call, origin: new URL(issuer).origin, cookieValue, form })
  return read.data
}
