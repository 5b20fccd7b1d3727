// Authenticates an operator again within a session, before a sensitive operation (OWASP ASVS 5.0, 7.5).

import type { Stage } from '../journal/act.ts'
import { proveByPasskey } from './passkey-proof.ts'
import type { PasskeyCeremony } from './passkey.ts'
import { proveByPassword, type Credentials, type PasswordOutcome, type ProofParts } from './password-proof.ts'
import type { Purpose } from './purpose.ts'
import { renewSession, type Device, type NewSession, type OperatorSession } from './session.ts'

/** The operator's session, device and request. */
export type Prover = {
  readonly session: OperatorSession
  readonly device: Device
  readonly requestId: string
}

/** Attempts are counted as at the sign-in, but for this session alone: attempts elsewhere do not lock it, nor the reverse. */
export function proveAgain(
  parts: ProofParts,
  prover: Prover,
  typed: Omit<Credentials, 'userName'>,
): Promise<PasswordOutcome<NewSession>> {
  const { session, device } = prover
  const { userName } = session.operator
  const inSession = { ...prover, device: { ...device, known: session.sessionId } }
  return proveByPassword(parts, { ...typed, userName }, toRenew(inSession))
}

/** Returns `undefined` if it is refused. */
export function proveAgainWithPasskey(
  parts: Stage & PasskeyCeremony,
  prover: Prover,
  answerText: string,
): Promise<NewSession | undefined> {
  const { operatorId } = prover.session.operator
  return proveByPasskey(parts, answerText, toRenew(prover), operatorId)
}

function toRenew({ session: { sessionId }, device, requestId }: Prover): Purpose<NewSession> {
  return {
    device,
    requestId,
    refusal: 'refuse-proof',
    async succeed(act, _operatorId, factor) {
      await act.record('prove-again', { detail: { factor, sessionId, address: device.address } })
      return renewSession(act, sessionId)
    },
  }
}
