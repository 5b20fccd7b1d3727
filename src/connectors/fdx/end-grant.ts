// End a grant: the bank is told that the consent is over, by its FDX consent or by its token, until it confirms it.

import { isGrantEnded } from '../../domain/grants/renewal.ts'
import type { BankCall } from '../../domain/retrieval/connector.ts'
import { BankTrouble } from '../trouble/bank-trouble.ts'
import { troubleOfAnswer } from '../trouble/trouble-of-answer.ts'
import type { Access, AskParts } from './ask-bank.ts'
import { accessOf, readGrant, type Grant, type GrantParts } from './grant.ts'
import { pathOf } from './read-settings.ts'
import type { FdxSettings } from './settings.ts'

export type EndGrantParts = GrantParts & { readonly ask: AskParts; readonly settings: FdxSettings }

/** May be called twice: what the bank has ended already is ended. Throws unless the bank has confirmed it. */
export async function endFdxGrant(parts: EndGrantParts, bankGrant: string, call: BankCall): Promise<void> {
  const { tokens, providerId, settings } = parts
  if (settings.revokes === 'none') return
  try {
    const grant = readGrant((await tokens.current(providerId, bankGrant)).value)
    if (settings.revokes !== 'token' && grant.consent !== undefined) {
      const isTold = await revokeConsent(parts, accessOf(parts, bankGrant), grant.consent, call).catch(notTold)
      if (isTold || settings.revokes === 'consent') return
    }
    await revokeToken(parts, grant, call)
  } catch (error) {
    // Neither tokens nor a bank that takes them: there is nothing left to end.
    if (!isGrantEnded(error)) throw error
  }
}

/** There is no access token for the consent any more. The refresh token may be revoked all the same (decision 029). */
function notTold(error: unknown): false {
  if (isGrantEnded(error)) return false
  throw error
}

/** Whether the bank has confirmed it; `false` if it has no such resource (FDX 6 Consent: 409 is for what is over already). */
async function revokeConsent(
  { ask, clock }: EndGrantParts,
  access: Access,
  consentId: string,
  call: BankCall,
): Promise<boolean> {
  const { signal, requestId } = call
  const path = pathOf(ask.settings, 'revocation', { consentId })
  if (path === undefined) return false
  const address = `${ask.settings.fdxAddress}${path}`
  return ask.policy.run({ operation: 'revocation', repeatable: false, signal, requestId }, async (within) => {
    const inside = { ...call, signal: within }
    const put = async () =>
      ask.http.send(
        {
          method: 'PUT',
          address,
          headers: {
            'content-type': 'application/json',
            ...ask.settings.headers,
            ...(await access.headers({ method: 'PUT', address, call: inside })),
          },
          body: JSON.stringify({ reason: 'USER_ACTION', initiator: 'DATA_ACCESS_PLATFORM' }),
        },
        inside,
      )
    let answer = await put()
    if (answer.status === 401) {
      await answer.discard()
      await access.renew(inside)
      answer = await put()
    }
    const { status } = answer
    if ((status >= 200 && status < 300) || status === 409) {
      await answer.discard()
      return true
    }
    const body = await answer.json().catch(() => undefined)
    if (/^40[45]|^501/.test(String(status))) return false
    throw troubleOfAnswer({ status, body, retryAfter: answer.header('retry-after'), family: 'fdx' }, clock.now())
  })
}

/** RFC 7009: the refresh token, with which a server that follows 2.1 ends the whole grant. */
async function revokeToken({ openId }: EndGrantParts, { refresh, access }: Grant, call: BankCall): Promise<void> {
  if (!(await openId.canRevoke(call))) return
  await openId.revoke(refresh ?? access, call).catch((error: unknown) => {
    const isOver = error instanceof BankTrouble && error.trouble === 'oauth_invalid_grant'
    if (!isOver) throw error
  })
}
