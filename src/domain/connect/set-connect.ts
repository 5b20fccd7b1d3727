// Sets up an organization's Connect: opens it where there is none, and says where it may be used.

import { Problem } from '../../platform/problem.ts'
import type { Act } from '../journal/act.ts'
import type { Organization } from '../organizations/organization.ts'
import { listServedProviders } from '../providers/provider.ts'
import { addRegistrations } from '../registrations/add-registrations.ts'
import { openConnect } from './connect-client.ts'
import { changeConnectSettings, type ConnectSettings } from './connect-settings.ts'
import { whyNotPage } from '../recipients/web-address.ts'

export type WantedConnect = ConnectSettings & {
  /** The organization's own site, as customers know it. Needed once, to open it. */
  readonly site?: string | undefined
}

/** Opened, it waits for its admission at every provider, like any recipient. */
export async function setConnect(act: Act, organization: Organization, wanted: WantedConnect): Promise<void> {
  const { organizationId } = organization
  const row = await act.tx
    .selectFrom('organization')
    .select('connect_client_id')
    .where('organization_id', '=', organizationId)
    .forUpdate()
    .executeTakeFirst()
  if (row?.connect_client_id === null) await open(act, organization, wanted.site ?? '')
  await changeConnectSettings(act, organizationId, wanted)
}

async function open(act: Act, { organizationId, name }: Organization, site: string): Promise<void> {
  const why = whyNotPage(site)
  if (why !== undefined) throw new Problem('invalid_request', `The site of the organization ${why}.`)
  const clientId = await openConnect(act, organizationId, {
    name,
    description: '',
    country: 'CA',
    logoUri: site,
    clientUri: site,
    termsUri: site,
    contacts: [],
  })
  const providers = await listServedProviders({ read: act.tx })
  const providerIds = providers.map(({ providerId }) => providerId)
  await addRegistrations(act, [clientId], providerIds)
}
