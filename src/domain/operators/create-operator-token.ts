// Creates a token for an operator's programs. It is given out this once.

import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { MOST_TOKEN_DAYS, type ParentToken } from './operator-token.ts'
import { hasRole, isName, type Operator, type Role } from './operator.ts'

const MOST_ALIVE = 20

export type AskedToken = { readonly name: string; readonly role: Role; readonly days: number }

export type NewOperatorToken = {
  readonly tokenId: string
  readonly token: string
  readonly expiresAt: Temporal.Instant
}

/**
 * @param owner with the role that whoever asks has at this moment: the token is given no higher one.
 * @param parent the token that asks, which the new one does not outlive. Throws `not_authorized`, `invalid_request`, and
 * `conflict` when too many are alive, or the owner is disabled.
 */
export async function createOperatorToken(
  act: Act,
  owner: Operator,
  asked: AskedToken,
  parent?: ParentToken,
): Promise<NewOperatorToken> {
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
  const expiresAt = endOf(act.at, days, parent)
  await demandRoom(act, operatorId)
  if (parent) await demandAlive(act, parent)
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

/** The day on which the parent ends is the last one. Throws `invalid_request` for more days than the parent has left. */
function endOf(at: Temporal.Instant, days: number, parent: ParentToken | undefined): Temporal.Instant {
  const end = at.add({ hours: days * 24 })
  if (!parent || Temporal.Instant.compare(end, parent.expiresAt) <= 0) return end
  const daysLeft = Math.ceil(at.until(parent.expiresAt).total('hours') / 24)
  if (days <= daysLeft) return parent.expiresAt
  const until = parent.expiresAt.toString({ smallestUnit: 'minute' })
  const detail = `A token ends with the one that makes it, at ${until}: ask for ${daysLeft} days at most. For more, make one on My access.`
  throw new Problem('invalid_request', detail)
}

/** Throws `invalid_token` for a parent that was ended since it was recognised. */
async function demandAlive({ tx }: Act, { tokenId }: ParentToken): Promise<void> {
  const alive = await tx
    .selectFrom('operator_token')
    .select('token_id')
    .where('token_id', '=', tokenId)
    .forKeyShare()
    .executeTakeFirst()
  if (!alive) throw new Problem('invalid_token', 'The token has ended. Make a new one.')
}

/** The operator's row is held, so that two at once are counted one after the other, and none is made for who is disabled. */
async function demandRoom({ tx, at }: Act, operatorId: string): Promise<void> {
  const present = await tx
    .selectFrom('operator')
    .select('operator_id')
    .where('operator_id', '=', operatorId)
    .where('disabled_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!present) throw new Problem('conflict', 'This operator is disabled. Invite them again, and make the token then.')
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
