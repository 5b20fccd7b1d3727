// Ends a token of an operator, and the tokens that it created: from this moment they are refused.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { lockOperator } from './lock-operator.ts'

/** Throws `not_found` if the operator has no such token, or it has ended already. */
export async function endOperatorToken(act: Act, operatorId: string, tokenId: string): Promise<void> {
  // The lock orders this with the creation of a token: a child is either listed below, or finds its parent deleted.
  await lockOperator(act, operatorId)
  const family = await act.tx
    .withRecursive('family', (tokens) =>
      tokens
        .selectFrom('operator_token')
        .select('token_id')
        .where('operator_id', '=', operatorId)
        .where('token_id', '=', tokenId)
        .unionAll(
          tokens
            .selectFrom('operator_token')
            .innerJoin('family', 'family.token_id', 'operator_token.parent_id')
            .select('operator_token.token_id'),
        ),
    )
    .selectFrom('family')
    .select('token_id')
    .execute()
  const ended = await act.tx
    .deleteFrom('operator_token')
    .where('operator_id', '=', operatorId)
    .where('token_id', '=', tokenId)
    .returning('token_id')
    .execute()
  if (ended.length === 0) throw new Problem('not_found', 'You have no such token. Reload the list of tokens.')
  const children = family.map(({ token_id }) => token_id).filter((id) => id !== tokenId)
  await act.record('end-operator-token', { detail: { operatorId, tokenId, ...(children.length > 0 && { children }) } })
}
