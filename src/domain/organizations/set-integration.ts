// Sets the integration level of an organization. The next call is judged by it.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import type { IntegrationLevel } from './integration.ts'

/** Returns the level before. Throws `not_found` if there is no such organization. */
export async function setIntegration(
  act: Act,
  organizationId: string,
  level: IntegrationLevel,
): Promise<IntegrationLevel> {
  const before = await act.tx
    .selectFrom('organization')
    .select('integration')
    .where('organization_id', '=', organizationId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!before) throw new Problem('not_found', 'There is no such organization.')
  await act.tx
    .updateTable('organization')
    .set({ integration: level })
    .where('organization_id', '=', organizationId)
    .execute()
  await act.record('set-integration', { detail: { organizationId, level, before: before.integration } })
  return before.integration as IntegrationLevel
}
