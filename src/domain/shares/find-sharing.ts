// Finds all that an organization shares: its Connect, its sharing partners, the shared accounts, its logins.

import type { Database } from '../../database/open.ts'
import { listLogins, type Login } from '../logins/login.ts'
import { demandOrganization, type Organization } from '../organizations/organization.ts'
import { findConnect, type Connect } from '../connect/connect-settings.ts'
import { listShares, type Share } from './list-shares.ts'
import { listSharingPartners, type SharingPartner } from './sharing-partner.ts'

export type Sharing = {
  readonly organization: Organization
  /** Absent until it is opened. */
  readonly connect: Connect | undefined
  readonly partners: readonly SharingPartner[]
  readonly shares: readonly Share[]
  readonly logins: readonly Login[]
}

/**
 * Throws `not_found`.
 * @param limit of shares and of logins: the newest.
 */
export async function findSharing(
  database: Database,
  at: Temporal.Instant,
  id: string,
  limit: number,
): Promise<Sharing> {
  const organization = await demandOrganization(database, id)
  const { organizationId, guid: customerId } = organization
  const logins = await listLogins(database, at, organizationId)
  return {
    organization,
    connect: await findConnect(database, { customerId }),
    partners: await listSharingPartners(database, organizationId),
    shares: await listShares(database, at, { organizationId }, limit),
    logins: logins.slice(0, limit),
  }
}
