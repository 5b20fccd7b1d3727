// Begins a session with an authorize token, which is used up by it: of two calls with the same token one begins.

import { newGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { READ_LIFE, SIGN_IN_LIFE, type Session } from './session.ts'

export type NewSession = Pick<Session, 'organizationId' | 'providerId' | 'language' | 'tag' | 'loginId'> & {
  readonly authorizeToken: string
}

/** With a login it is authorized at once. Throws `invalid_token` when the token was used before. */
export async function beginSession(act: Act, asked: NewSession): Promise<Session> {
  const { authorizeToken, organizationId, providerId, language, tag, loginId } = asked
  const tokenHash = hashSecret(authorizeToken)
  const taken = await act.tx
    .deleteFrom('authorize_token')
    .where('token_hash', '=', tokenHash)
    .where('organization_id', '=', organizationId)
    .where('expires_at', '>', act.at)
    .executeTakeFirst()
  if (taken.numDeletedRows !== 1n) {
    throw new Problem('invalid_token', 'You must provide a valid authorize token. Each is good for one Authorize.')
  }
  const requestId = newGuid()
  const expiresAt = act.at.add(loginId === undefined ? SIGN_IN_LIFE : READ_LIFE)
  await act.tx
    .insertInto('banking_session')
    .values({
      request_id: requestId,
      organization_id: organizationId,
      token_hash: tokenHash,
      language,
      tag: tag ?? null,
      provider_id: providerId,
      login_id: loginId ?? null,
      created_at: act.at,
      expires_at: expiresAt,
    })
    .execute()
  await act.record('begin-session', { providerId, detail: { organizationId, session: requestId, loginId } })
  return {
    requestId,
    organizationId,
    providerId,
    language,
    expiresAt,
    ...(tag !== undefined && { tag }),
    ...(loginId !== undefined && { loginId }),
  }
}
