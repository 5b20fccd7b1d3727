// Signs an operator in: with a password and a second factor, or with a passkey.

import type { Stage } from '../journal/act.ts'
import { proveByPasskey } from './passkey-proof.ts'
import type { PasskeyCeremony } from './passkey.ts'
import { proveByPassword, type Credentials, type PasswordOutcome, type ProofParts } from './password-proof.ts'
import type { Purpose } from './purpose.ts'
import { beginSession, type Device, type NewSession } from './session.ts'

export type SignInOutcome = PasswordOutcome<NewSession>

export function signIn(
  parts: ProofParts,
  typed: Credentials,
  device: Device,
  requestId: string,
): Promise<SignInOutcome> {
  return proveByPassword(parts, typed, toSignIn(device, requestId))
}

/** Returns `undefined` if the passkey is refused. */
export function signInWithPasskey(
  parts: Stage & PasskeyCeremony,
  answerText: string,
  device: Device,
  requestId: string,
): Promise<NewSession | undefined> {
  return proveByPasskey(parts, answerText, toSignIn(device, requestId))
}

function toSignIn(device: Device, requestId: string): Purpose<NewSession> {
  return {
    device,
    requestId,
    refusal: 'refuse-sign-in',
    async succeed(act, operatorId, factor) {
      const session = await beginSession(act, operatorId, device)
      const detail = { factor, sessionId: session.sessionId, address: device.address }
      await act.record('sign-in', { detail })
      return session
    },
  }
}
