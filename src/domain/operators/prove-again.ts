// Proves once more, in a session, who sits there: before what gives lasting power (OWASP ASVS 5.0, 7.5).

import type { Stage } from '../journal/act.ts'
import { proveByPasskey } from './passkey-proof.ts'
import type { Asking } from './passkey.ts'
import { proveByPassword, type Credentials, type PasswordOutcome, type ProofParts } from './password-proof.ts'
import type { Purpose } from './purpose.ts'
import { renewSession, type Device, type NewSession, type OperatorSession } from './session.ts'

/** Who proves it, in which session and from where. */
export type Prover = {
  readonly session: OperatorSession
  readonly device: Device
  readonly requestId: string
}

/** Guesses count as those at the sign-in, and against this session alone: nobody elsewhere locks it or is locked by it. */
export function proveAgain(
  parts: ProofParts,
  prover: Prover,
  typed: Omit<Credentials, 'userName'>,
): Promise<PasswordOutcome<NewSession>> {
  const { session, device } = prover
  const { userName } = session.operator
  const inSession = { ...prover, device: { ...device, known: session.sessionId } }
  return proveByPassword(parts, { ...typed, userName }, toGoOn(inSession))
}

/** Returns `undefined` if it is refused. */
export function proveAgainWithPasskey(
  parts: Stage & Asking,
  prover: Prover,
  answerText: string,
): Promise<NewSession | undefined> {
  const { operatorId } = prover.session.operator
  return proveByPasskey(parts, parts, answerText, toGoOn(prover), operatorId)
}

function toGoOn({ session: { sessionId }, device, requestId }: Prover): Purpose<NewSession> {
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
