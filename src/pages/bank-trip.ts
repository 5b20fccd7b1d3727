// The trip to the bank's sign-in and back, the same for an authorization and for the pages of what a customer shares.

import { z } from 'zod'
import type { SignedIn } from '../domain/authorizations/signed-in.ts'
import type { By, Stage } from '../domain/journal/act.ts'
import { abandonLate } from '../domain/logins/abandon-sign-in.ts'
import type { BankCalls } from '../domain/retrieval/bank-calls.ts'
import type { Connector, SignInRequest } from '../domain/retrieval/connector.ts'
import { redirect, type Answer } from '../platform/http/answer.ts'
import type { Vault } from '../platform/secret.ts'

type Bank = { readonly providerId: number; readonly connector: Connector }

/** The query with which the bank sends the customer back: our `state`, and what only its connector understands. */
export const bankAnswer = z.record(z.string(), z.string())

export async function sendToBank(
  calls: BankCalls,
  { providerId, connector }: Bank,
  request: SignInRequest & { readonly requestId: string },
): Promise<Answer> {
  const { requestId, ...signIn } = request
  return redirect(await calls.ask(providerId, requestId, () => connector.startSignIn(providerId, signIn)))
}

export type BankReturn = { readonly state: string; readonly answer: Readonly<Record<string, string>> }

/** Throws as the connector does. A sign-in that the bank confirms too late is released. */
export function finishSignIn(
  parts: Stage & { readonly vault: Vault; readonly calls: BankCalls },
  by: By & { readonly requestId: string },
  { providerId, connector }: Bank,
  { state, answer }: BankReturn,
): Promise<SignedIn> {
  const finish = (): Promise<SignedIn> => connector.finishSignIn(providerId, state, answer)
  return parts.calls.ask(providerId, by.requestId, finish, abandonLate(parts, by, providerId))
}
