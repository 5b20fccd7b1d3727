// Proves an operator by a passkey. Nobody can guess one, so there is nothing to slow down or to lock.

import { act, bySystem, type By, type Stage } from '../journal/act.ts'
import { forgetAttempts } from './attempt.ts'
import { checkPasskeyAnswer, claimedPasskey, type Asking, type PasskeyAnswer } from './passkey.ts'
import type { Purpose } from './purpose.ts'

type Found = {
  readonly credential_id: string
  readonly operator_id: string
  readonly user_name: string
  readonly public_key: string
  readonly signature_count: number
}

/**
 * Undefined when the answer is not that of a passkey we know, to a challenge of ours, for the first time.
 * @param operatorId whose it must be; anybody's, unless given.
 */
export async function proveByPasskey<Result>(
  stage: Stage,
  asking: Asking,
  answerText: string,
  purpose: Purpose<Result>,
  operatorId?: string,
): Promise<Result | undefined> {
  const id = claimedPasskey(answerText)
  const found = id === undefined ? undefined : await findPasskey(stage, id)
  if (!found) return undefined
  const passkey = {
    credentialId: found.credential_id,
    publicKey: found.public_key,
    signatureCount: found.signature_count,
  }
  const isTheirs = operatorId === undefined || operatorId === found.operator_id
  const answer = isTheirs ? await checkPasskeyAnswer(asking, passkey, answerText, stage.clock.now()) : undefined
  const result = answer && (await succeed(stage, asking, found, answer, purpose))
  if (!result) await refuse(stage, found, purpose)
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

/** A use makes every challenge from before it worthless: so each answer counts once, however many come at once. */
function succeed<Result>(
  stage: Stage,
  { vault }: Asking,
  { credential_id, operator_id, user_name }: Found,
  answer: PasskeyAnswer,
  { device, requestId, succeed }: Purpose<Result>,
): Promise<Result | undefined> {
  const by: By = { actor: { kind: 'operator', id: operator_id }, requestId }
  return act(stage, by, async (act) => {
    const taken = await act.tx
      .updateTable('operator_passkey')
      .set({ last_used_at: act.at, signature_count: answer.signatureCount })
      .where('credential_id', '=', credential_id)
      .where('last_used_at', '<', answer.askedAt)
      .returning('credential_id')
      .execute()
    if (taken.length === 0) {
      await act.record('refuse-second-factor', { detail: { address: device.address } })
      return undefined
    }
    await forgetAttempts(act, vault, user_name)
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
