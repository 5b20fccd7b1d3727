// An operator: a person who runs this server, and their role.

import type { Id } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'

/** In ascending order: a viewer reads, an auditor also reads and exports the journal, an operator also makes changes. */
export const roles = ['viewer', 'auditor', 'operator'] as const

export type Role = (typeof roles)[number]

export type Operator = {
  readonly operatorId: Id<'operator'>
  readonly userName: string
  readonly name: string
  readonly role: Role
}

/** Throws `not_authorized` if the operator's role is lower than `role`. */
export function demandRole({ operator }: { readonly operator: Pick<Operator, 'role'> }, role: Role): void {
  if (hasRole(operator, role)) return
  throw new Problem('not_authorized', `This requires the role ${role}; yours is ${operator.role}.`)
}

export function hasRole(operator: Pick<Operator, 'role'>, role: Role): boolean {
  return roles.indexOf(operator.role) >= roles.indexOf(role)
}

/** Returns the user name as it is stored and compared: normalized to NFKC and in lower case. */
export function plainUserName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase()
}

/** Returns whether the text is a valid name of an operator or a token: 1 to 100 visible characters, without < and >. */
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
