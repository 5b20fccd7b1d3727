// Apps at banks: the example's client is registered at the FDX bank, and the demo app at the banks that were added.

import { z } from 'zod'
import type { FdxClient } from './kept.ts'
import { openManagementApi, openOperatorApi, type Call, type Portage } from './portage.ts'

const created = z.object({ client_id: z.string(), client_secret: z.string() })
const registrations = z.array(z.object({ provider_id: z.int() }))

/** The steps from a request to customers who can connect. */
const STEPS: Readonly<Record<string, string>> = { PENDING_APPROVAL: 'approve', PENDING_ACTIVATION: 'activate' }

/** Every cluster that the first Portage may ask the FDX bank for. */
const CLUSTERS = [
  'ACCOUNT_BASIC',
  'ACCOUNT_DETAILED',
  'ACCOUNT_PAYMENTS',
  'INVESTMENTS',
  'TRANSACTIONS',
  'STATEMENTS',
  'CUSTOMER_CONTACT',
  'CUSTOMER_PERSONAL',
]

/** Makes a recipient at the bank, with one return address for each provider that stands for it. */
export async function registerAt(bank: Portage, redirectUris: readonly string[]): Promise<FdxClient> {
  const management = await openManagementApi(bank)
  const { client_id: clientId, client_secret: clientSecret } = created.parse(
    await management('POST', '/recipients', {
      name: 'Northern Hub',
      description: 'Portage in front of this bank. Part of the example.',
      scope: CLUSTERS.join(' '),
      redirect_uris: redirectUris,
    }),
  )
  await admit(await openOperatorApi(bank), clientId, [1000, 1001])
  return { clientId, clientSecret, redirectUri: redirectUris.join(' ') }
}

/** The demo app may connect the customers of these providers. */
export async function admitDemoApp(portage: Portage, providerIds: readonly number[]): Promise<void> {
  await admit(await openOperatorApi(portage), portage.demo.recipient.client_id, providerIds)
}

async function admit(operator: Call, clientId: string, providerIds: readonly number[]): Promise<void> {
  await operator('POST', `/recipients/${clientId}/registrations`, { provider_ids: providerIds })
  for (const [from, verb] of Object.entries(STEPS)) {
    const all = registrations.parse(await operator('GET', `/registrations?status=${from}&client_id=${clientId}`))
    for (const { provider_id } of all)
      await operator('POST', `/registrations/${clientId}/${provider_id}/${verb}`, { from })
  }
}
