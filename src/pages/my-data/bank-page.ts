// The customer's page at one bank: all that is shared and who read it, or the sign-in page for who is not signed in.

import { z } from 'zod'
import { searchConsents } from '../../domain/consents/search-consents.ts'
import { findCustomer } from '../../domain/customers/find-customer.ts'
import { findProvider } from '../../domain/providers/provider.ts'
import { page, type Answer } from '../../platform/http/answer.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { pageHeaders } from '../page.ts'
import { surroundings } from '../surroundings.ts'
import { visitSecret } from './cookies.ts'
import { formToken, myDataPage, openVisitOf, type MyDataParts } from './my-data-page.ts'
import { myDataPaths } from './paths.ts'
import { findReadings, findSharings } from './sharings.ts'
import { demandBank } from './sign-in.ts'
import { notices, type Notice } from './texts.ts'
import { overviewView } from './views/overview.ts'
import { signInPageView } from './views/sign-in-page.ts'

/** Far more than anybody has. */
const MAX_CONSENTS = 200

/** A notice that there is not is passed over. */
const query = z.object({ notice: z.enum(notices).optional().catch(undefined) })

export function bankPageEndpoint(parts: MyDataParts): Endpoint {
  return myDataPage(parts, {
    name: 'show-my-data-at-bank',
    summary: 'Shows customers what they share from one bank, with whom, and who looked.',
    path: myDataPaths.bank,
    query,
    async handle(call, { notice }) {
      const visit = await openVisitOf(parts, call)
      const provider = visit && (await findProvider(parts.database, visit.providerId))
      if (!visit?.visitor || !provider) return showSignInPage(parts, call, notice)
      const { visitor } = visit
      const customerId = await findCustomer(parts.database, visit.providerId, visitor.bankCustomerId)
      const consents =
        customerId === undefined ? [] : await searchConsents(parts.database, { customerId }, MAX_CONSENTS)
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

/** Who was signed in here, and is not any more, is told. */
async function showSignInPage(parts: MyDataParts, call: Call, notice: Notice | undefined): Promise<Answer> {
  const bank = await demandBank(parts, call)
  const was = visitSecret(call, bank.providerId) === undefined ? undefined : 'over'
  const here = surroundings(call, parts.stylesheet, { provider: bank.language })
  return page(200, signInPageView({ page: here, bank, notice: notice ?? was }), pageHeaders())
}
