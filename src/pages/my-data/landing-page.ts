// The landing page of my-data: where this browser is signed in, and the banks to sign in at.

import { listServedProviders, type Provider } from '../../domain/providers/provider.ts'
import { isSignedIn } from '../../domain/visits/visit.ts'
import { page } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { pageHeaders } from '../page.ts'
import { surroundings } from '../surroundings.ts'
import { visitSecret } from './cookies.ts'
import { myDataPage, type MyDataParts } from './my-data-page.ts'
import { myDataPaths } from './paths.ts'
import { listBanks } from './sign-in.ts'
import { landingPageView } from './views/landing-page.ts'

export function landingPageEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'show-my-data',
    summary: 'Shows customers the banks at which they can see what they share.',
    path: myDataPaths.landing,
    async handle(call) {
      const open = await listOpenBanks(parts, call)
      const isOpen = new Set(open.map(({ providerId }) => providerId))
      const others = (await listBanks(parts)).filter(({ providerId }) => !isOpen.has(providerId))
      const here = surroundings(call, parts.stylesheet)
      return page(200, landingPageView({ page: here, open, others }), pageHeaders())
    },
  })
}

/** Returns the banks at which this browser is signed in, also where nobody else can sign in any more. */
async function listOpenBanks({ database, clock }: MyDataParts, call: Call): Promise<readonly Provider[]> {
  const kept = (await listServedProviders(database)).map(async (bank) => {
    const { providerId } = bank
    const browserSecret = visitSecret(call, providerId)
    if (browserSecret === undefined) return []
    return (await isSignedIn(database, clock.now(), { providerId, browserSecret })) ? [bank] : []
  })
  return (await Promise.all(kept)).flat()
}
