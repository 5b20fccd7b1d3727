// Creates a token for an operator's programs. It is given out this once.

import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { MOST_TOKEN_DAYS } from './operator-token.ts'
import { hasRole, isName, type Operator, type Role } from './operator.ts'

const MOST_ALIVE = 20

export type AskedToken = { readonly name: string; readonly role: Role; readonly days: number }

export type NewOperatorToken = {
  readonly tokenId: string
  readonly token: string
  readonly expiresAt: Temporal.Instant
}

/**
 * @param owner with the role that whoever asks has at this moment: the token is given no higher one. Throws
 * `not_authorized`, `invalid_request`, and `conflict` when too many are alive.
 */
export async function createOperatorToken(act: Act, owner: Operator, asked: AskedToken): Promise<NewOperatorToken> {
  const { operatorId } = owner
  const { role, days } = asked
  const name = asked.name.trim()
  if (!isName(name)) {
    throw new Problem('invalid_request', 'Name the token after what will use it, in 1 to 100 characters.')
  }
  if (!Number.isInteger(days) || days < 1 || days > MOST_TOKEN_DAYS) {
    throw new Problem('invalid_request', `A token lives for 1 to ${MOST_TOKEN_DAYS} days.`)
  }
  if (!hasRole(owner, role)) {
    throw new Problem('not_authorized', `A token may have the role ${owner.role} at most.`)
  }
  await demandRoom(act, operatorId)
  const tokenId = newId('token', act.at)
  // The prefix lets programs that look for leaked secrets recognise one.
  const token = `portage_operator_${newSecret()}`
  const expiresAt = act.at.add({ hours: days * 24 })
  const row = { token_id: tokenId, token_hash: hashSecret(token), operator_id: operatorId, name, role }
  await act.tx
    .insertInto('operator_token')
    .values({ ...row, created_at: act.at, expires_at: expiresAt })
    .execute()
  await act.record('create-operator-token', { detail: { operatorId, tokenId, role, expiresAt: expiresAt.toString() } })
  return { tokenId, token, expiresAt }
}

/** The operator's row is held, so that two at once are counted one after the other. */
async function demandRoom({ tx, at }: Act, operatorId: string): Promise<void> {
  await tx.selectFrom('operator').select('operator_id').where('operator_id', '=', operatorId).forNoKeyUpdate().execute()
  await tx.deleteFrom('operator_token').where('operator_id', '=', operatorId).where('expires_at', '<=', at).execute()
  const alive = await tx
    .selectFrom('operator_token')
    .select('token_id')
    .where('operator_id', '=', operatorId)
    .limit(MOST_ALIVE)
    .execute()
  if (alive.length < MOST_ALIVE) return
  throw new Problem('conflict', `${MOST_ALIVE} tokens are alive already. End one of them first.`)
}
