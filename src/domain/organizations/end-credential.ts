// Ends a credential of an organization: from this moment it is refused.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { lockOrganization } from './lock-organization.ts'

/**
 * Returns the organization's id. Throws `conflict` if there is no such credential, it has ended already, or it is the last one
 * that signs for a webhook: nothing is sent unsigned.
 */
export async function endCredential(act: Act, credentialId: string): Promise<string> {
  const ended = await act.tx
    .updateTable('organization_credential')
    .set({ ended_at: act.at, secret_sealed: null })
    .where('credential_id', '=', credentialId)
    .where('ended_at', 'is', null)
    .returning(['organization_id', 'kind'])
    .executeTakeFirst()
  if (!ended) throw new Problem('conflict', 'There is no such active credential. Reload the list of credentials.')
  const { organization_id: organizationId, kind } = ended
  if (kind === 'hmac_secret') await demandSigned(act, organizationId)
  await dropKeptResults(act, organizationId)
  await act.record('end-credential', { detail: { organizationId, credentialId, kind } })
  return organizationId
}

/** Locks the organization's row, so that a webhook is not set at the same moment. */
async function demandSigned(act: Act, organizationId: string): Promise<void> {
  await lockOrganization(act, organizationId)
  const unsigned = await act.tx
    .selectFrom('webhook')
    .innerJoin('destination', 'destination_id', 'webhook_id')
    .select('webhook_id')
    .where('organization_id', '=', organizationId)
    .where('destination.ended_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('organization_credential')
            .select('credential_id')
            .where('organization_id', '=', organizationId)
            .where('kind', '=', 'hmac_secret')
            .where('ended_at', 'is', null),
        ),
      ),
    )
    .executeTakeFirst()
  if (!unsigned) return
  throw new Problem(
    'conflict',
    'Webhooks are signed with this HMAC secret. Create another one first, or end the webhook.',
  )
}

/** What waits to be fetched may have been asked for with this very credential. It is read again when it is asked for. */
async function dropKeptResults({ tx }: Act, organizationId: string): Promise<void> {
  const dropped = await tx
    .updateTable('session_read')
    .set({ state: 'over', goes_on: false, carried: null })
    .where('organization_id', '=', organizationId)
    .where('state', '=', 'kept')
    .returning('read_id')
    .execute()
  for (const { read_id } of dropped) {
    await tx.deleteFrom('session_read_part').where('read_id', '=', read_id).execute()
  }
}
