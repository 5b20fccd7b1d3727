// Database trouble: what an error of a bank's database means for who asked. What it says of values stays here.

import { Problem } from '../../platform/problem.ts'
import { bankTrouble, type BankTrouble } from '../trouble/bank-trouble.ts'
import type { TroubleName } from '../trouble/trouble-table.ts'

/** A view or a column is not what it was: the shape is to be read again. */
export class ViewsChanged extends Error {
  override readonly name = 'ViewsChanged'
}

/** A value that the column cannot hold: an id that no row has, or a place in no list. */
export class UnfitValue extends Error {
  override readonly name = 'UnfitValue'
}

const BY_NODE_CODE: Readonly<Record<string, TroubleName>> = {
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'connect_timeout',
  EHOSTUNREACH: 'connect_timeout',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
}

/** The message of an error of the database may hold a value of a customer's row: only its code goes on. */
export function databaseTrouble(error: unknown): BankTrouble | Problem | ViewsChanged | UnfitValue {
  if (error instanceof Problem) return error
  const code = codeOf(error)
  const cause = `the bank's database: ${code === '' ? messageOf(error).slice(0, 80) : code}`
  if (/^(42P01|42703|42501|3F000|42883|42804)$/.test(code)) return new ViewsChanged(cause)
  if (code.startsWith('22')) return new UnfitValue(cause)
  if (code === '57014' || code === '55P03') return bankTrouble('head_timeout', { cause })
  if (/^(28|3D)/.test(code)) {
    const detail = 'The bank does not answer as it should. Try again in a moment.'
    return new Problem('provider_unavailable', detail, { cause: `${cause}, name, password or database are wrong` })
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/.test(code)) return bankTrouble('certificate', { cause })
  if (/SSL|TLS/i.test(messageOf(error))) return bankTrouble('tls', { cause })
  if (/timeout/i.test(messageOf(error))) return bankTrouble('connect_timeout', { cause })
  return bankTrouble(BY_NODE_CODE[code] ?? 'reset', { cause })
}

/** Whether the connection broke under the query. */
export function isLost(error: unknown): boolean {
  const code = codeOf(error)
  if (code === '') return /terminated|closed/i.test(messageOf(error))
  return /^(ECONNRESET|EPIPE|57P01|57P02|08...)$/.test(code)
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined
  return typeof code === 'string' ? code : ''
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}
