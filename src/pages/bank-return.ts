// The one address to which a bank sends everybody back. Who began is found by the state, and goes on to the page that their
// cookie opens: there the state, the cookie and the trip are checked and taken.

import { z } from 'zod'
import type { Database } from '../database/open.ts'
import { findTripOwner } from '../domain/trips/find-trip-owner.ts'
import { RETURN_PATH } from '../domain/trips/return-address.ts'
import type { TripOwner } from '../domain/trips/trip.ts'
import { redirect } from '../platform/http/answer.ts'
import { anyone, endpoint, type Endpoint } from '../platform/http/endpoint.ts'
import { path } from '../platform/http/path.ts'
import { Problem } from '../platform/problem.ts'
import { authorizationPaths } from './authorization/paths.ts'
import { bankAnswer } from './bank-trip.ts'
import { paths as consolePaths } from './console/paths.ts'
import { myDataPaths } from './my-data/paths.ts'
import { pageConventions } from './page-conventions.ts'
import type { Stylesheet } from './stylesheet.ts'

const params = z.object({
  provider_id: z
    .string()
    .regex(/^[1-9]\d{0,8}$/)
    .transform(Number),
})

export function bankReturnEndpoint(parts: { readonly database: Database; readonly stylesheet: Stylesheet }): Endpoint {
  return endpoint({
    name: 'return-from-any-bank',
    summary: 'Where a bank sends back whoever signed in there, or did not: the address that is registered with it.',
    method: 'GET',
    path: RETURN_PATH,
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    params,
    query: bankAnswer,
    answers: { 303: { description: 'The page that takes the answer.' }, 409: { description: 'Nobody left with it.' } },
    async handle({ params: { provider_id: providerId }, query: answer }) {
      const { state } = answer
      const owner = state === undefined ? undefined : await findTripOwner(parts.database, { providerId, state })
      if (owner) return redirect(`${pageOf(owner, providerId)}?${new URLSearchParams(answer).toString()}`)
      const detail = 'This answer of the bank belongs to no sign-in that was begun here, or it is over. Begin again.'
      throw new Problem('sign_in_failed', detail)
    },
  })
}

function pageOf({ kind, id }: TripOwner, providerId: number): string {
  if (kind === 'authorization') return path(authorizationPaths['return-from-bank'], { id })
  if (kind === 'visit') return path(myDataPaths.bankReturn, { providerId })
  return path(consolePaths.returnToTrial, { providerId, trialId: id })
}
