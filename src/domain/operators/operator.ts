// An operator: who runs this server, and what each role may do.

import type { Id } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'

/** A viewer looks, an auditor also reads the journal and exports it, an operator also changes things. */
export const roles = ['viewer', 'auditor', 'operator'] as const

export type Role = (typeof roles)[number]

export type Operator = {
  readonly operatorId: Id<'operator'>
  readonly userName: string
  readonly name: string
  readonly role: Role
}

/** Each role may do what those before it may. Throws `not_authorized`. */
export function demandRole({ operator }: { readonly operator: Pick<Operator, 'role'> }, role: Role): void {
  if (hasRole(operator, role)) return
  throw new Problem('not_authorized', `This takes the role ${role}; yours is ${operator.role}.`)
}

export function hasRole(operator: Pick<Operator, 'role'>, role: Role): boolean {
  return roles.indexOf(operator.role) >= roles.indexOf(role)
}

/** As user names are stored and compared: two that look alike are one. */
export function plainUserName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** Of a person or a token: 1 to 100 characters, none that cannot be seen. */
export function isName(text: string): boolean {
  return /^[^<>\p{Cc}\p{Cf}]{1,100}$/u.test(text)
}

export type OperatorRow = {
  readonly operator_id: string
  readonly user_name: string
  readonly name: string
  readonly role: string
}

export function operatorOf(row: OperatorRow): Operator {
  return {
    operatorId: row.operator_id as Id<'operator'>,
    userName: row.user_name,
    name: row.name,
    role: row.role as Role,
  }
}
