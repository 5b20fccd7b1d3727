// The customer's own page: the banks to sign in at, or, once signed in, all that is shared and who looked.

import { searchConsents } from '../../domain/consents/search-consents.ts'
import { findCustomer } from '../../domain/customers/find-customer.ts'
import { findProvider } from '../../domain/providers/provider.ts'
import { page } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { pageHeaders } from '../page.ts'
import { surroundings } from '../surroundings.ts'
import { findReadings, findSharings } from './sharings.ts'
import { listBanks } from './sign-in.ts'
import { doorView } from './views/door.ts'
import { overviewView } from './views/overview.ts'
import { formToken, hadVisit, myDataPage, presentVisit, type MyDataParts } from './visit.ts'
import { notices } from './words.ts'

/** Far more than anybody has. */
const MOST_CONSENTS = 200

export function showEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'show-my-data',
    summary: 'Shows customers what they share, with whom, and who looked.',
    path: '',
    async handle(call) {
      const visit = await presentVisit(parts, call)
      const provider = visit && (await findProvider(parts.database, visit.providerId))
      const notice = notices.find((known) => known === call.query['notice'])
      if (!visit?.visitor || !provider) {
        const here = surroundings(call, parts.stylesheet)
        const banks = await listBanks(parts)
        return page(
          200,
          doorView({ page: here, banks, notice: notice ?? (hadVisit(call) ? 'over' : undefined) }),
          pageHeaders(),
        )
      }
      const { visitor } = visit
      const customerId = await findCustomer(parts.database, visit.providerId, visitor.bankCustomerId)
      const consents =
        customerId === undefined ? [] : await searchConsents(parts.database, { customerId }, MOST_CONSENTS)
      const view = overviewView({
        page: surroundings(call, parts.stylesheet, { provider: provider.language }),
        bankName: provider.name,
        notice,
        sharings: await findSharings(parts.database, parts.clock.now(), visitor, consents),
        readings: await findReadings(parts.database, visitor, consents),
        csrfToken: formToken(parts, call),
      })
      return page(200, view, pageHeaders())
    },
  })
}
