// Finds an operator by id or by user name.

import type { Database } from '../../database/open.ts'
import { Problem } from '../../platform/problem.ts'
import { operatorOf, plainUserName, type Operator } from './operator.ts'

export type WhichOperator = { readonly operatorId: string } | { readonly userName: string }

/** Throws `not_found` if there is no such operator. */
export async function findOperator(database: Pick<Database, 'read'>, which: WhichOperator): Promise<Operator> {
  const query = database.read.selectFrom('operator').select(['operator_id', 'user_name', 'name', 'role'])
  const row = await (
    'operatorId' in which
      ? query.where('operator_id', '=', which.operatorId)
      : query.where('user_name', '=', plainUserName(which.userName))
  ).executeTakeFirst()
  if (row) return operatorOf(row)
  throw new Problem('not_found', 'There is no such operator.')
}
