// What a page of the console was asked for by its address and its forms: absent where it was left empty.

import type { Call } from '../../platform/http/endpoint.ts'
import { roles, type Role } from '../../domain/operators/operator.ts'
import { MOST_OVERLAP_HOURS } from '../../domain/clients/replace-secret.ts'
import { Problem } from '../../platform/problem.ts'

/** Characters of a reason. */
export const LONGEST_REASON = 500

export function asked(call: Call, name: string): string | undefined {
  const value = call.query[name]
  const text = typeof value === 'string' ? value.trim() : ''
  return text === '' ? undefined : text
}

/** A field of the form that came once; empty when it did not come. */
export function field(call: Call, name: string): string {
  const value = call.body[name]
  return typeof value === 'string' ? value : ''
}

/** Of a field that may be repeated: every value. */
export function fields(call: Call, name: string): readonly string[] {
  const values = call.body[name]
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : []
}

/** Of a field that takes one a line. */
export function linesOf(call: Call, name: string): readonly string[] {
  const lines = field(call, name).split(/\r?\n/)
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

/** Undefined where it was left empty; 0, which no provider has, for what is no number. */
export function askedProvider(call: Call): number | undefined {
  const text = asked(call, 'provider')
  return text === undefined ? undefined : providerIdOf(text)
}

export function providerIdOf(text: string): number {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
}

/** Throws `invalid_request` when it is missing or too long. */
export function demandReason(call: Call): string {
  const reason = field(call, 'reason').trim()
  if (reason === '') throw new Problem('invalid_request', 'Say why. The reason is kept in the journal.')
  if (reason.length <= LONGEST_REASON) return reason
  throw new Problem('invalid_request', `The reason is longer than ${LONGEST_REASON} characters.`)
}

/** Throws `invalid_request`. */
export function askedRole(call: Call): Role {
  const role = roles.find((known) => known === field(call, 'role'))
  if (role) return role
  throw new Problem('invalid_request', `A role is one of ${roles.join(', ')}.`)
}

/** Hours that an old secret lives on; undefined where none were chosen. Throws `invalid_request`. */
export function askedOverlap(call: Call): number | undefined {
  const text = field(call, 'expires_old_in')
  if (text === '' || text === '0') return undefined
  const hours = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : MOST_OVERLAP_HOURS + 1
  if (hours <= MOST_OVERLAP_HOURS) return hours
  throw new Problem('invalid_request', `An old secret lives on for 1 to ${MOST_OVERLAP_HOURS} hours, or not at all.`)
}
