// Proves once more, in a session, who sits there: before what gives lasting power (OWASP ASVS 5.0, 7.5).

import type { Stage } from '../journal/act.ts'
import { proveByPasskey } from './passkey-proof.ts'
import type { Asking } from './passkey.ts'
import { proveByPassword, type Credentials, type PasswordOutcome, type ProofParts } from './password-proof.ts'
import type { Purpose } from './purpose.ts'
import { renewSession, type Device, type NewSession, type OperatorSession } from './session.ts'

/** Guesses count as those at the sign-in, and against this session alone: nobody elsewhere locks it or is locked by it. */
export function proveAgain(
  parts: ProofParts,
  session: OperatorSession,
  typed: Omit<Credentials, 'userName'>,
  device: Device,
  requestId: string,
): Promise<PasswordOutcome<NewSession>> {
  const { userName } = session.operator
  return proveByPassword(
    parts,
    { ...typed, userName },
    toGoOn(session, { ...device, known: session.sessionId }, requestId),
  )
}

/** Undefined when it is refused. */
export function proveAgainWithPasskey(
  stage: Stage,
  asking: Asking,
  session: OperatorSession,
  answerText: string,
  device: Device,
  requestId: string,
): Promise<NewSession | undefined> {
  const { operatorId } = session.operator
  return proveByPasskey(stage, asking, answerText, toGoOn(session, device, requestId), operatorId)
}

function toGoOn({ sessionId }: OperatorSession, device: Device, requestId: string): Purpose<NewSession> {
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
