// Ends a token of an operator: from this moment it opens nothing.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** Throws `not_found` when the operator has no such token: it never was, or somebody was first. */
export async function endOperatorToken(act: Act, operatorId: string, tokenId: string): Promise<void> {
  const ended = await act.tx
    .deleteFrom('operator_token')
    .where('operator_id', '=', operatorId)
    .where('token_id', '=', tokenId)
    .returning('token_id')
    .execute()
  if (ended.length === 0) throw new Problem('not_found', 'You have no such token. Look again at those there are.')
  await act.record('end-operator-token', { detail: { operatorId, tokenId } })
}
