// The Connect client: the recipient in whose name customers connect to an organization itself. It has one at most.

import type { Database } from '../../database/open.ts'
import type { DataCluster } from '../../fdx/cluster.ts'
import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import { createRecipient, type NewRecipient } from '../recipients/create-recipient.ts'
import type { Logo } from '../logos/logo.ts'

/** The clusters from which the answers of the Banking API are written, and no others. */
const CONNECT_CLUSTERS: readonly DataCluster[] = [
  'ACCOUNT_BASIC',
  'ACCOUNT_DETAILED',
  'ACCOUNT_PAYMENTS',
  'TRANSACTIONS',
  'STATEMENTS',
  'CUSTOMER_CONTACT',
]

/** Its client id; undefined where the organization has none. */
export async function findConnectClient(database: Database, organizationId: string): Promise<string | undefined> {
  const row = await database.read
    .selectFrom('organization')
    .select('connect_client_id')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row?.connect_client_id ?? undefined
}

/** The organization as customers see it. */
export type Presentation = Omit<
  NewRecipient,
  'clusters' | 'sharesOnward' | 'separatePendingIds' | 'redirectUris' | 'clientUri'
> & {
  readonly clientUri: string
}

/**
 * Its secret is given to nobody: it signs in nowhere, and nobody is sent back to its address, but to those that are listed
 * for Connect. Gives its client id. Throws `conflict` when there is one.
 */
export async function openConnect(
  act: Act,
  organizationId: string,
  presentation: Presentation,
  logo?: Logo,
): Promise<string> {
  const { clientId } = await createRecipient(
    act,
    organizationId,
    {
      ...presentation,
      clusters: CONNECT_CLUSTERS,
      sharesOnward: true,
      redirectUris: [presentation.clientUri],
    },
    logo,
  )
  const opened = await act.tx
    .updateTable('organization')
    .set({ connect_client_id: clientId })
    .where('organization_id', '=', organizationId)
    .where('connect_client_id', 'is', null)
    .executeTakeFirst()
  if (opened.numUpdatedRows !== 1n) {
    throw new Problem('conflict', 'This organization has a Connect client already.')
  }
  await act.record('open-connect', { clientId, detail: { organizationId } })
  return clientId
}
