// The buttons with which a customer stops sharing.

import { z } from 'zod'
import { stopSharing } from '../../domain/consents/stop-sharing.ts'
import { findCustomer } from '../../domain/customers/find-customer.ts'
import { act, type Act } from '../../domain/journal/act.ts'
import { endOwnShare } from '../../domain/shares/end-own-share.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { myDataButton, toBank, type MyDataParts, type SignedInVisit } from './my-data-page.ts'
import { myDataPaths } from './paths.ts'

export function stopConsentEndpoint(parts: MyDataParts): Endpoint {
  return myDataButton(parts, {
    name: 'stop-sharing',
    summary: "Ends one of the customer's consents at their own wish.",
    path: myDataPaths.stopConsent,
    params: z.object({ consentId: z.string() }),
    handle: (present, { consentId }) =>
      stop(parts, present, (act, customerId) => stopSharing(act, customerId, consentId)),
  })
}

export function stopShareEndpoint(parts: MyDataParts): Endpoint {
  return myDataButton(parts, {
    name: 'stop-passing-on',
    summary: "Ends the sharing of one account with an organization's partners, at the customer's own wish.",
    path: myDataPaths.stopShare,
    params: z.object({ shareId: z.string() }),
    handle: (present, { shareId }) => stop(parts, present, (act, customerId) => endOwnShare(act, customerId, shareId)),
  })
}

/** What had ended already, by a second press or in another tab, has stopped as was wished. */
async function stop(
  parts: MyDataParts,
  { visit, visitor, by }: SignedInVisit,
  end: (act: Act, customerId: string) => Promise<void>,
): Promise<Answer> {
  const customerId = await findCustomer(parts.database, visit.providerId, visitor.bankCustomerId)
  try {
    if (customerId !== undefined) await act(parts, by, (act) => end(act, customerId))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'conflict') throw error
  }
  return toBank(visit.providerId, 'stopped')
}
