// The trip to the bank's sign-in and back, the same for an authorization and for the pages of what a customer shares.

import { z } from 'zod'
import type { SignedIn } from '../domain/authorizations/signed-in.ts'
import type { By, Stage } from '../domain/journal/act.ts'
import { abandonLate } from '../domain/logins/abandon-sign-in.ts'
import type { BankCalls } from '../domain/retrieval/bank-calls.ts'
import type { Banks, ProviderAtBank } from '../domain/retrieval/banks.ts'
import type { BankReturn, SignInRequest } from '../domain/retrieval/connector.ts'
import { redirect, type Answer } from '../platform/http/answer.ts'
import type { Vault } from '../platform/secret.ts'

/** The query with which the bank sends the customer back: our `state`, and what only its connector understands. */
export const bankAnswer = z.record(z.string(), z.string())

type TripParts = { readonly banks: Banks; readonly calls: BankCalls }

export async function sendToBank(
  { banks, calls }: TripParts,
  provider: ProviderAtBank,
  { requestId, ...signIn }: SignInRequest & { readonly requestId: string },
): Promise<Answer> {
  const departure = await calls.ask(provider.providerId, requestId, async (call) =>
    (await banks.of(provider)).signIn.begin(signIn, call),
  )
  return redirect(departure.address)
}

/** Throws as the connector does. A sign-in that the bank confirms too late is released. */
export function finishSignIn(
  parts: Stage & TripParts & { readonly vault: Vault },
  by: By & { readonly requestId: string },
  provider: ProviderAtBank,
  bankReturn: BankReturn,
): Promise<SignedIn> {
  const { banks, calls } = parts
  const late = abandonLate(parts, by, provider.providerId)
  return calls.ask(
    provider.providerId,
    by.requestId,
    async (call) => (await banks.of(provider)).signIn.finish('', bankReturn, call),
    late,
  )
}
