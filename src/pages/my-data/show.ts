// The customer's own page at one bank: all that is shared and who looked, or, to whoever is not signed in, the way to it.

import { searchConsents } from '../../domain/consents/search-consents.ts'
import { findCustomer } from '../../domain/customers/find-customer.ts'
import { findProvider } from '../../domain/providers/provider.ts'
import { page, type Answer } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { pageHeaders } from '../page.ts'
import { surroundings } from '../surroundings.ts'
import { visitSecret } from './cookies.ts'
import { findReadings, findSharings } from './sharings.ts'
import { demandBank } from './sign-in.ts'
import { bankDoorView } from './views/bank-door.ts'
import { overviewView } from './views/overview.ts'
import { formToken, myDataPage, presentVisit, type MyDataParts } from './visit.ts'
import { notices, type Notice } from './texts.ts'

/** Far more than anybody has. */
const MOST_CONSENTS = 200

export function showEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'show-my-data-at-bank',
    summary: 'Shows customers what they share from one bank, with whom, and who looked.',
    path: '/banks/:providerId',
    async handle(call) {
      const visit = await presentVisit(parts, call)
      const provider = visit && (await findProvider(parts.database, visit.providerId))
      const notice = notices.find((known) => known === call.query['notice'])
      if (!visit?.visitor || !provider) return showWayIn(parts, call, notice)
      const { visitor } = visit
      const customerId = await findCustomer(parts.database, visit.providerId, visitor.bankCustomerId)
      const consents =
        customerId === undefined ? [] : await searchConsents(parts.database, { customerId }, MOST_CONSENTS)
      const view = overviewView({
        page: surroundings(call, parts.stylesheet, { provider: provider.language }),
        bank: provider,
        notice,
        sharings: await findSharings(parts.database, parts.clock.now(), visitor, consents),
        readings: await findReadings(parts.database, visitor, consents),
        csrfToken: formToken(parts, visit),
      })
      return page(200, view, pageHeaders())
    },
  })
}

/** Whoever was signed in here, and is not any more, is told. */
async function showWayIn(parts: MyDataParts, call: Call, notice: Notice | undefined): Promise<Answer> {
  const bank = await demandBank(parts, call)
  const was = visitSecret(call, bank.providerId) === undefined ? undefined : 'over'
  const here = surroundings(call, parts.stylesheet, { provider: bank.language })
  return page(200, bankDoorView({ page: here, bank, notice: notice ?? was }), pageHeaders())
}
