// The trip to the bank's sign-in and back, the same for an authorization, for the pages of what a customer shares, and for
// an operator who tries a bank.

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import type { SignedIn } from '../domain/authorizations/signed-in.ts'
import type { GivenGrant } from '../domain/grants/bank-grant.ts'
import type { By, Stage } from '../domain/journal/act.ts'
import { abandonLate } from '../domain/logins/abandon-sign-in.ts'
import type { BankCalls } from '../domain/retrieval/bank-calls.ts'
import type { Banks, ProviderAtBank } from '../domain/retrieval/banks.ts'
import type { BankCall, BankReturn, Departure, SignInRequest } from '../domain/retrieval/connector.ts'
import { returnAddressOf } from '../domain/trips/return-address.ts'
import { newSecret, type Vault } from '../platform/secret.ts'

/** The query with which the bank sends the customer back: our `state`, and what only its connector understands. */
export const bankAnswer = z.record(z.string(), z.string())

type TripParts = { readonly issuer: string; readonly banks: Banks; readonly calls: BankCalls }

/** A sign-in that was begun: to be kept before the customer is sent there. */
export type Begun = Departure & { readonly state: string }

/** The most characters of what a connector keeps for the way. */
const LONGEST_TRIP = 8000

type Asked = Pick<SignInRequest, 'language' | 'clusters' | 'days'> & { readonly requestId: string }

export async function beginSignIn(
  { issuer, banks, calls }: TripParts,
  provider: ProviderAtBank,
  { requestId, ...asked }: Asked,
): Promise<Begun> {
  const { providerId } = provider
  const state = newSecret()
  const request = { ...asked, state, returnUri: returnAddressOf(issuer, providerId) }
  const departure = await calls.ask(providerId, requestId, async (call) =>
    (await banks.of(provider)).signIn.begin(request, call),
  )
  assert.ok(departure.trip.length <= LONGEST_TRIP, 'the connector keeps too much for the way')
  return { ...departure, state }
}

/** The bank's answer with the trip that it belongs to, which was taken. */
export type Taken = Pick<BankReturn, 'state' | 'answer'> & { readonly trip: string }

/** Throws as the connector does. What the bank granted at a sign-in that came to nothing, or came too late, is released. */
export function finishSignIn(
  parts: Stage & TripParts & { readonly vault: Vault },
  by: By & { readonly requestId: string },
  provider: ProviderAtBank,
  { trip, state, answer }: Taken,
): Promise<SignedIn> {
  const { issuer, banks, calls } = parts
  const { providerId } = provider
  const abandon = abandonLate(parts, by, providerId)
  async function finish(call: BankCall): Promise<SignedIn> {
    let given: GivenGrant | undefined
    const granted = (grant: GivenGrant): void => void (given = grant)
    const bankReturn = { returnUri: returnAddressOf(issuer, providerId), state, answer, granted }
    try {
      return await (await banks.of(provider)).signIn.finish(trip, bankReturn, call)
    } catch (error) {
      if (given) await abandon(given)
      throw error
    }
  }
  return calls.ask(providerId, by.requestId, finish, abandon)
}
