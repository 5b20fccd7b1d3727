// Creates a credential of an organization; its secret is given out this once.

import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { MOST_ALIVE_OF_A_KIND, type CredentialKind } from './credential.ts'

export type NewCredential = { readonly credentialId: string; readonly secret: string }

/** The one before stays alive until it is ended. Throws `not_found`, and `conflict` when two of the kind are alive already. */
export async function createCredential(act: Act, organizationId: string, kind: CredentialKind): Promise<NewCredential> {
  await demandRoom(act, organizationId, kind)
  const credentialId = newId('credential', act.at)
  const secret = newSecret()
  await act.tx
    .insertInto('organization_credential')
    .values({
      credential_id: credentialId,
      organization_id: organizationId,
      kind,
      secret_hash: hashSecret(secret),
      created_at: act.at,
    })
    .execute()
  await act.record('create-credential', { detail: { organizationId, credentialId, kind } })
  return { credentialId, secret }
}

/** The organization's row is held, so that of two operators at once the second counts what the first one made. */
async function demandRoom(act: Act, organizationId: string, kind: CredentialKind): Promise<void> {
  const organization = await act.tx
    .selectFrom('organization')
    .select('organization_id')
    .where('organization_id', '=', organizationId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!organization) throw new Problem('not_found', 'There is no such organization.')
  const alive = await act.tx
    .selectFrom('organization_credential')
    .select('credential_id')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .execute()
  if (alive.length >= MOST_ALIVE_OF_A_KIND) {
    throw new Problem('conflict', `Two credentials of the kind ${kind} are alive already. End one of them first.`)
  }
}
