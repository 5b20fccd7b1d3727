// Creates a token for an operator's programs. The token is returned once and stored as a hash.

import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { lockOperator } from './lock-operator.ts'
import { MAX_TOKEN_DAYS, type ParentToken } from './operator-token.ts'
import { hasRole, isName, type Operator, type Role } from './operator.ts'

const MAX_TOKENS = 20

export type TokenRequest = { readonly name: string; readonly role: Role; readonly days: number }

export type NewOperatorToken = {
  readonly tokenId: string
  readonly token: string
  readonly expiresAt: Temporal.Instant
}

/**
 * Throws `invalid_request` if the name or the days are not valid, `not_authorized` if the role is higher than the
 * owner's, and `conflict` if the owner is disabled or has the maximum number of tokens.
 * @param owner The operator, with the role of the caller, which limits the role of the token.
 * @param parent The token of the caller. The new token expires no later than its parent.
 */
export async function createOperatorToken(
  act: Act,
  owner: Operator,
  request: TokenRequest,
  parent?: ParentToken,
): Promise<NewOperatorToken> {
  const { operatorId } = owner
  const { role, days } = request
  const name = request.name.trim()
  if (!isName(name)) {
    throw new Problem('invalid_request', 'Name the token after the program that uses it, in 1 to 100 characters.')
  }
  if (!Number.isInteger(days) || days < 1 || days > MAX_TOKEN_DAYS) {
    throw new Problem('invalid_request', `A token is valid for 1 to ${MAX_TOKEN_DAYS} days.`)
  }
  if (!hasRole(owner, role)) {
    throw new Problem('not_authorized', `A token may have the role ${owner.role} at most.`)
  }
  const expiresAt = expiryOf(act.at, days, parent)
  await demandRoom(act, operatorId)
  if (parent) await demandParent(act, parent)
  const tokenId = newId('token', act.at)
  // The prefix lets programs that look for leaked secrets recognise one.
  const token = `portage_operator_${newSecret()}`
  const row = { token_id: tokenId, token_hash: hashSecret(token), operator_id: operatorId, name, role }
  await act.tx
    .insertInto('operator_token')
    .values({ ...row, parent_id: parent?.tokenId ?? null, created_at: act.at, expires_at: expiresAt })
    .execute()
  const detail = { operatorId, tokenId, role, expiresAt: expiresAt.toString(), parentId: parent?.tokenId }
  await act.record('create-operator-token', { detail })
  return { tokenId, token, expiresAt }
}

/** Returns when the token expires. Throws `invalid_request` if the parent expires before the last of the days. */
function expiryOf(at: Temporal.Instant, days: number, parent: ParentToken | undefined): Temporal.Instant {
  const end = at.add({ hours: days * 24 })
  if (!parent || Temporal.Instant.compare(end, parent.expiresAt) <= 0) return end
  const daysLeft = Math.ceil(at.until(parent.expiresAt).total('hours') / 24)
  if (days <= daysLeft) return parent.expiresAt
  const until = parent.expiresAt.toString({ smallestUnit: 'minute' })
  const detail = `A token expires no later than its parent, at ${until}: request ${daysLeft} days at most, or create it on My access.`
  throw new Problem('invalid_request', detail)
}

/** Throws `invalid_token` if the parent has ended since the request was authenticated. */
async function demandParent({ tx }: Act, { tokenId }: ParentToken): Promise<void> {
  const found = await tx
    .selectFrom('operator_token')
    .select('token_id')
    .where('token_id', '=', tokenId)
    .forKeyShare()
    .executeTakeFirst()
  if (!found) throw new Problem('invalid_token', 'The token has ended. Create a new one.')
}

/**
 * Throws `conflict` if the operator is disabled or has the maximum number of tokens. Locks the operator's row, so that
 * concurrent requests are counted one after the other and none is created for an operator who is being disabled.
 */
async function demandRoom(act: Act, operatorId: string): Promise<void> {
  const { tx, at } = act
  const operator = await lockOperator(act, operatorId)
  if (!operator || operator.isDisabled)
    throw new Problem('conflict', 'This operator is disabled. Invite them again, then create the token.')
  await tx.deleteFrom('operator_token').where('operator_id', '=', operatorId).where('expires_at', '<=', at).execute()
  const valid = await tx
    .selectFrom('operator_token')
    .select('token_id')
    .where('operator_id', '=', operatorId)
    .limit(MAX_TOKENS)
    .execute()
  if (valid.length < MAX_TOKENS) return
  throw new Problem('conflict', `There are ${MAX_TOKENS} valid tokens already. End one of them first.`)
}
