// Ends a credential of an organization: from this moment it is refused.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** Returns the organization's id. Throws `conflict` if there is no such credential, or it has ended already. */
export async function endCredential(act: Act, credentialId: string): Promise<string> {
  const ended = await act.tx
    .updateTable('organization_credential')
    .set({ ended_at: act.at })
    .where('credential_id', '=', credentialId)
    .where('ended_at', 'is', null)
    .returning(['organization_id', 'kind'])
    .executeTakeFirst()
  if (!ended) throw new Problem('conflict', 'There is no such active credential. Reload the list of credentials.')
  const { organization_id: organizationId, kind } = ended
  await act.record('end-credential', { detail: { organizationId, credentialId, kind } })
  return organizationId
}
