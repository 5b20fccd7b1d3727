// Begins a session, by the authorize token that was used up for it, or by what the organization's integration level allows.

import { newGuid } from '../../platform/ids.ts'
import type { Act } from '../journal/act.ts'
import { announceAuthorized } from '../webhooks/announce.ts'
import { lockLogin } from './lock-login.ts'
import type { UsedOpener } from './session-opener.ts'
import { READ_LIFE, SIGN_IN_LIFE, type Session } from './session.ts'

export type NewSession = Pick<Session, 'organizationId' | 'providerId' | 'language' | 'loginId'> & {
  /** Absent: the one that Connect was given for the login. */
  readonly tag?: string | undefined
  readonly opener: UsedOpener
}

/** A session with a login is authorized at once. Throws `login_not_found` if the login has been deleted. */
export async function beginSession(act: Act, asked: NewSession): Promise<Session> {
  const { opener, organizationId, providerId, language, loginId } = asked
  const login = loginId === undefined ? {} : await lockLogin(act, loginId)
  const tag = asked.tag ?? login.tag
  const requestId = newGuid()
  const expiresAt = act.at.add(loginId === undefined ? SIGN_IN_LIFE : READ_LIFE)
  await act.tx
    .insertInto('banking_session')
    .values({
      request_id: requestId,
      organization_id: organizationId,
      token_hash: opener.tokenHash ?? null,
      language,
      tag: tag ?? null,
      provider_id: providerId,
      login_id: loginId ?? null,
      created_at: act.at,
      expires_at: expiresAt,
    })
    .execute()
  if (loginId !== undefined) await announceAuthorized(act, { ...asked, tag, loginId, requestId })
  const detail = { organizationId, session: requestId, loginId, openedBy: opener.by }
  await act.record('begin-session', { providerId, detail })
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
