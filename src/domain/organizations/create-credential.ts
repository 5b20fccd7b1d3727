// Creates a credential of an organization. The secret is returned once and stored as a hash; one that signs is sealed, too.

import { newId } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import { hashSecret, newSecret, type Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { MAX_CREDENTIALS_PER_KIND, type CredentialKind, type PresentedKind } from './credential.ts'
import { HMAC_SECRET } from './hmac-secret.ts'
import { lockOrganization } from './lock-organization.ts'

export type NewCredential = { readonly credentialId: string; readonly secret: string }

/**
 * Throws `not_found` if there is no such organization, and `conflict` if it has two credentials of the kind already. The
 * earlier credential works until it is ended.
 */
export function createCredential(act: Act, organizationId: string, kind: PresentedKind): Promise<NewCredential> {
  return create(act, organizationId, kind, () => null)
}

/** Creates the secret that signs webhooks. Throws as `createCredential`. */
export function createHmacSecret(act: Act, vault: Vault, organizationId: string): Promise<NewCredential> {
  return create(act, organizationId, 'hmac_secret', (secret) => vault.seal(HMAC_SECRET, secret))
}

async function create(
  act: Act,
  organizationId: string,
  kind: CredentialKind,
  seal: (secret: string) => string | null,
): Promise<NewCredential> {
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
      secret_sealed: seal(secret),
      created_at: act.at,
    })
    .execute()
  await act.record('create-credential', { detail: { organizationId, credentialId, kind } })
  return { credentialId, secret }
}

/** Locks the organization's row, so that concurrent requests are counted one after the other. */
async function demandRoom(act: Act, organizationId: string, kind: CredentialKind): Promise<void> {
  await lockOrganization(act, organizationId)
  const credentials = await act.tx
    .selectFrom('organization_credential')
    .select('credential_id')
    .where('organization_id', '=', organizationId)
    .where('kind', '=', kind)
    .where('ended_at', 'is', null)
    .execute()
  if (credentials.length >= MAX_CREDENTIALS_PER_KIND) {
    throw new Problem('conflict', `There are two credentials of the kind ${kind} already. End one of them first.`)
  }
}
