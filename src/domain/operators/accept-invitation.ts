// Accepts an invitation: replaces everything that the operator signed in with by the method that they chose.

import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { addPasskey } from './add-passkey.ts'
import { forgetAttempts } from './attempt.ts'
import { endSessions } from './end-sessions.ts'
import { takeInvitation, type OpenInvitation } from './invitation.ts'
import { TOTP_SECRET } from './one-time-code.ts'
import type { Passkey } from './passkey.ts'
import { replaceRecoveryCodes } from './recovery-code.ts'
import { beginSession, type Device, type NewSession } from './session.ts'

/**
 * The sign-in method that the operator chose. `step` is the time step of the one-time code that proved the authenticator
 * app; a code of this step is not accepted again.
 */
export type ChosenMethod = { readonly passwordHash: string; readonly step: number } | { readonly passkey: Passkey }

export type AcceptedInvitation = {
  readonly session: NewSession
  /** Shown once. Empty for a passkey: a recovery code replaces a one-time code. */
  readonly recoveryCodes: readonly string[]
}

type Acceptance = {
  readonly token: string
  readonly invitation: OpenInvitation
  readonly chosen: ChosenMethod
  readonly device: Device
}

/** Throws `not_found` if the link has been used in the meantime. */
export async function acceptInvitation(
  act: Act,
  vault: Vault,
  { token, invitation: { operator, totpSecret }, chosen, device }: Acceptance,
): Promise<AcceptedInvitation> {
  const { operatorId, userName } = operator
  await takeInvitation(act, token)
  const withPassword = 'passwordHash' in chosen
  await act.tx
    .updateTable('operator')
    .set({
      password_hash: withPassword ? chosen.passwordHash : null,
      totp_secret_sealed: withPassword ? vault.seal(TOTP_SECRET, totpSecret) : null,
      totp_step: withPassword ? chosen.step : 0,
      disabled_at: null,
    })
    .where('operator_id', '=', operatorId)
    .execute()
  await act.tx.deleteFrom('operator_recovery_code').where('operator_id', '=', operatorId).execute()
  await act.tx.deleteFrom('operator_passkey').where('operator_id', '=', operatorId).execute()
  if (!withPassword) await addPasskey(act, operatorId, chosen.passkey)
  const recoveryCodes = withPassword ? await replaceRecoveryCodes(act, vault, operator) : []
  await endSessions(act, { operatorId }, 'new-credentials')
  await forgetAttempts(act, vault, userName)
  const session = await beginSession(act, operatorId, device)
  const detail = { with: withPassword ? 'password' : 'passkey', sessionId: session.sessionId, address: device.address }
  await act.record('accept-invitation', { detail })
  return { session, recoveryCodes }
}
