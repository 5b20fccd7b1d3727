// Enables or disables a sharing partner: while it is disabled its AuthSecret opens nothing, from the very next call on.

import { isGuid } from '../../platform/ids.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import { openPartnerSecret, type PartnerSecret } from './sharing-partner.ts'

/** Does nothing if the partner is so already. Throws `partner_not_found`, also for a partner of another organization. */
export async function enablePartner(
  act: Act,
  vault: Vault,
  { organizationId, permissionId }: { readonly organizationId: string; readonly permissionId: string },
  isEnabled: boolean,
): Promise<PartnerSecret> {
  const row = isGuid(permissionId)
    ? await act.tx
        .updateTable('sharing_partner')
        .set({ is_enabled: isEnabled, changed_at: act.at })
        .where('permission_id', '=', permissionId)
        .where('organization_id', '=', organizationId)
        .returning(['permission_id', 'auth_secret_sealed'])
        .executeTakeFirst()
    : undefined
  if (!row) throw new Problem('partner_not_found', 'There is no such PermissionId.')
  const detail = { organizationId, permissionId: row.permission_id }
  await act.record(isEnabled ? 'enable-sharing-partner' : 'disable-sharing-partner', { detail })
  return openPartnerSecret(vault, row)
}
