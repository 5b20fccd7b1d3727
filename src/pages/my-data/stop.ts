// The buttons with which a customer stops sharing.

import { stopSharing } from '../../domain/consents/stop-sharing.ts'
import { findCustomer } from '../../domain/customers/find-customer.ts'
import { act } from '../../domain/journal/act.ts'
import { endOwnShare } from '../../domain/shares/end-own-share.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { myDataButton, toBank, type MyDataParts, type Present } from './visit.ts'

export function stopConsentEndpoint(parts: MyDataParts): Endpoint {
  return myDataButton(parts, {
    name: 'stop-sharing',
    summary: "Ends one of the customer's consents at their own wish.",
    path: '/consents/:consentId/stop',
    handle: (present, call) =>
      stop(parts, present, (customerId) =>
        act(parts, present.by, (act) => stopSharing(act, customerId, call.params['consentId'] ?? '')),
      ),
  })
}

export function stopShareEndpoint(parts: MyDataParts): Endpoint {
  return myDataButton(parts, {
    name: 'stop-passing-on',
    summary: "Ends the sharing of one account with an organization's partners, at the customer's own wish.",
    path: '/shares/:shareId/stop',
    handle: (present, call) =>
      stop(parts, present, (customerId) =>
        act(parts, present.by, (act) => endOwnShare(act, customerId, call.params['shareId'] ?? '')),
      ),
  })
}

/** What had ended already, by a second press or in another tab, has stopped as was wished. */
async function stop(
  { database }: MyDataParts,
  { visit, visitor }: Present,
  end: (customerId: string) => Promise<void>,
): Promise<Answer> {
  const customerId = await findCustomer(database, visit.providerId, visitor.bankCustomerId)
  try {
    if (customerId !== undefined) await end(customerId)
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'conflict') throw error
  }
  return toBank(visit.providerId, 'stopped')
}
