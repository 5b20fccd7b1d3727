// The sandbox's banks, open in a test without a server.

import { sandboxConnector } from '../src/connectors/sandbox/connector.ts'
import { BANK_ZONE, bankOf } from '../src/connectors/sandbox/bank/banks.ts'
import type { SignInParts } from '../src/connectors/sandbox/sign-in/step-request.ts'
import type { Bank, BankCall } from '../src/domain/retrieval/connector.ts'

export function openSandbox(parts: SignInParts, providerId = 1000): Bank {
  const { name, firstLanguage: language } = bankOf(providerId)
  const bank = { providerId, name, language, country: 'CA', timeZone: BANK_ZONE, settings: {}, secrets: {} } as const
  return sandboxConnector(parts).open(bank)
}

/** A call that nobody cancels. */
export const aCall: BankCall = {
  signal: new AbortController().signal,
  requestId: '8f0c0f51-4c52-4d40-9c71-0d5d8a0f3a11',
}
