// Authenticates an operator by a passkey. A passkey cannot be guessed, so attempts are neither slowed down nor locked.

import { act, bySystem, type By, type Stage } from '../journal/act.ts'
import { forgetAttempts } from './attempt.ts'
import { checkPasskeyAnswer, claimedPasskey, type PasskeyAnswer, type PasskeyCeremony } from './passkey.ts'
import type { Purpose } from './purpose.ts'

type Found = {
  readonly credential_id: string
  readonly operator_id: string
  readonly user_name: string
  readonly public_key: string
  readonly signature_count: number
}

/**
 * Returns `undefined` if the answer is refused: it must come from a registered passkey, answer a challenge of this server,
 * and be used for the first time.
 * @param answerText The browser's answer, in JSON.
 * @param operatorId The operator who must own the passkey; any operator if omitted.
 */
export async function proveByPasskey<Result>(
  parts: Stage & PasskeyCeremony,
  answerText: string,
  purpose: Purpose<Result>,
  operatorId?: string,
): Promise<Result | undefined> {
  const id = claimedPasskey(answerText)
  const found = id === undefined ? undefined : await findPasskey(parts, id)
  if (!found) return undefined
  const passkey = {
    credentialId: found.credential_id,
    publicKey: found.public_key,
    signatureCount: found.signature_count,
  }
  const isTheirs = operatorId === undefined || operatorId === found.operator_id
  const answer = isTheirs ? await checkPasskeyAnswer(parts, passkey, answerText, parts.clock.now()) : undefined
  const result = answer && (await succeed(parts, found, answer, purpose))
  if (!result) await refuse(parts, found, purpose)
  return result
}

function findPasskey({ database }: Stage, id: string): Promise<Found | undefined> {
  return database.read
    .selectFrom('operator_passkey')
    .innerJoin('operator', 'operator.operator_id', 'operator_passkey.operator_id')
    .select(['credential_id', 'operator.operator_id', 'user_name', 'public_key', 'signature_count'])
    .where('credential_id', '=', id)
    .executeTakeFirst()
}

/** Returns `undefined` if the challenge is older than the passkey's last use: each answer is accepted once, even in a race. */
function succeed<Result>(
  parts: Stage & PasskeyCeremony,
  { credential_id, operator_id, user_name }: Found,
  answer: PasskeyAnswer,
  { device, requestId, succeed }: Purpose<Result>,
): Promise<Result | undefined> {
  const by: By = { actor: { kind: 'operator', id: operator_id }, requestId }
  return act(parts, by, async (act) => {
    const taken = await act.tx
      .updateTable('operator_passkey')
      .set({ last_used_at: act.at, signature_count: answer.signatureCount })
      .where('credential_id', '=', credential_id)
      .where('last_used_at', '<', answer.challengedAt)
      .returning('credential_id')
      .execute()
    if (taken.length === 0) {
      await act.record('refuse-second-factor', { detail: { address: device.address } })
      return undefined
    }
    await forgetAttempts(act, parts.vault, user_name)
    return succeed(act, operator_id, 'passkey')
  })
}

async function refuse<Result>(
  stage: Stage,
  found: Found,
  { device: { address }, requestId, refusal }: Purpose<Result>,
): Promise<void> {
  await act(stage, { ...bySystem('console'), requestId }, (act) =>
    act.record(refusal, { detail: { operatorId: found.operator_id, address, factor: 'passkey' } }),
  )
}
