// An invitation: the link that an operator opens to choose a sign-in method.

import type { Database } from '../../database/open.ts'
import { path } from '../../platform/http/path.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { newTotpSecret, TOTP_SECRET } from './one-time-code.ts'
import { operatorOf, type Operator } from './operator.ts'

const INVITATION_MINUTES = 60

export type Invitation = {
  /** Part of the link. Returned once and stored as a hash. */
  readonly token: string
  readonly expiresAt: Temporal.Instant
}

/** Replaces the operator's earlier invitation, if any. */
export async function makeInvitation({ tx, at }: Act, vault: Vault, operatorId: string): Promise<Invitation> {
  const token = newSecret()
  const expiresAt = at.add({ minutes: INVITATION_MINUTES })
  const invitation = {
    token_hash: hashSecret(token),
    totp_secret_sealed: vault.seal(TOTP_SECRET, newTotpSecret()),
    expires_at: expiresAt,
  }
  await tx
    .insertInto('operator_invitation')
    .values({ ...invitation, operator_id: operatorId })
    .onConflict((conflict) => conflict.column('operator_id').doUpdateSet(invitation))
    .execute()
  return { token, expiresAt }
}

export type OpenInvitation = {
  readonly operator: Operator
  /** The secret for the authenticator app, in base 32. */
  readonly totpSecret: string
}

/** Throws `not_found` if the link is unknown, has been used or has expired. */
export async function openInvitation(
  database: Database,
  vault: Vault,
  at: Temporal.Instant,
  token: string,
): Promise<OpenInvitation> {
  const row = await database.read
    .selectFrom('operator_invitation')
    .innerJoin('operator', 'operator.operator_id', 'operator_invitation.operator_id')
    .select(['operator.operator_id', 'user_name', 'name', 'role', 'operator_invitation.totp_secret_sealed as sealed'])
    .where('token_hash', '=', hashSecret(token))
    .where('expires_at', '>', at)
    .executeTakeFirst()
  const totpSecret = row && vault.open(TOTP_SECRET, row.sealed)
  if (!row || totpSecret === undefined) throw noInvitation()
  return { operator: operatorOf(row), totpSecret }
}

/** The path of the page on which an invitation is accepted. Commands print links to it as well. */
export const INVITATION_PATH = '/console/welcome/:token'

/** Returns the absolute link. */
export function invitationLink(issuer: string, token: string): string {
  return `${issuer}${path(INVITATION_PATH, { token })}`
}

/** Deletes the invitation. Throws `not_found` if a concurrent request has used it first. */
export async function takeInvitation(act: Act, token: string): Promise<void> {
  const taken = await act.tx
    .deleteFrom('operator_invitation')
    .where('token_hash', '=', hashSecret(token))
    .where('expires_at', '>', act.at)
    .returning('operator_id')
    .execute()
  if (taken.length === 0) throw noInvitation()
}

function noInvitation(): Problem {
  return new Problem('not_found', 'This link has been used or has expired. Ask for a new one.')
}
