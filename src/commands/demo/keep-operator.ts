// The demo's operator: with the secrets of an earlier start if they still work, otherwise with new ones.

import type { Database } from '../../database/open.ts'
import { act, bySystem, type Stage } from '../../domain/journal/act.ts'
import { acceptInvitation } from '../../domain/operators/accept-invitation.ts'
import { endSessions } from '../../domain/operators/end-sessions.ts'
import { openInvitation } from '../../domain/operators/invitation.ts'
import { inviteOperator } from '../../domain/operators/invite-operator.ts'
import { TOTP_SECRET } from '../../domain/operators/one-time-code.ts'
import { openPasswords } from '../../domain/operators/password.ts'
import { randomText } from '../../platform/ids.ts'
import type { Vault } from '../../platform/secret.ts'

export type OperatorSecrets = { readonly userName: string; readonly password: string; readonly totpSecret: string }

const USER_NAME = 'operator@portage.example'
const BY = bySystem('demo')

/** The queue of passwords; nothing else uses it here. */
const LANE = { name: 'demo', isKnown: true }

/** Letters that cannot be mistaken for others. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz'

export async function keepOperator(
  stage: Stage,
  vault: Vault,
  known: OperatorSecrets | undefined,
): Promise<OperatorSecrets> {
  if (known && (await opens(stage.database, vault, known))) return known
  const { token } = await act(stage, BY, (act) =>
    inviteOperator(act, vault, { userName: USER_NAME, role: 'operator', name: 'Demo' }),
  )
  const invitation = await openInvitation(stage.database, vault, stage.clock.now(), token)
  const password = randomText(LETTERS, 20)
  using slot = openPasswords().takeSlot(LANE)
  const passwordHash = await slot.hash(password)
  await act(stage, BY, async (act) => {
    const nowhere = { address: '', userAgent: '' }
    await acceptInvitation(act, vault, { token, invitation, chosen: { passwordHash, step: 0 }, device: nowhere })
    await endSessions(act, { operatorId: invitation.operator.operatorId }, 'ended')
  })
  return { userName: USER_NAME, password, totpSecret: invitation.totpSecret }
}

async function opens(database: Database, vault: Vault, known: OperatorSecrets): Promise<boolean> {
  const row = await database.read
    .selectFrom('operator')
    .select(['password_hash', 'totp_secret_sealed'])
    .where('user_name', '=', known.userName)
    .executeTakeFirst()
  const isSame = row !== undefined && vault.open(TOTP_SECRET, row.totp_secret_sealed ?? '') === known.totpSecret
  if (!isSame) return false
  using slot = openPasswords().takeSlot(LANE)
  return await slot.matches(row.password_hash ?? undefined, known.password)
}
