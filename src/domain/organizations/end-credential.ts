// Ends a credential of an organization: from this moment it opens nothing.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'

/** Gives the organization's id. Throws `conflict` when it does not live: it never was, or somebody was first. */
export async function endCredential(act: Act, credentialId: string): Promise<string> {
  const ended = await act.tx
    .updateTable('organization_credential')
    .set({ ended_at: act.at })
    .where('credential_id', '=', credentialId)
    .where('ended_at', 'is', null)
    .returning(['organization_id', 'kind'])
    .executeTakeFirst()
  if (!ended) throw new Problem('conflict', 'There is no such living credential. Look again at those there are.')
  const { organization_id: organizationId, kind } = ended
  await act.record('end-credential', { detail: { organizationId, credentialId, kind } })
  return organizationId
}
