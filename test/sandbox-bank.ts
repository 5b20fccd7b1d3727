// The sandbox's banks, open in a test without a server.

import { openTestBank } from '../src/connectors/sandbox/connector.ts'
import type { SignInParts } from '../src/connectors/sandbox/sign-in/step-request.ts'
import type { Bank, BankCall } from '../src/domain/retrieval/connector.ts'

export function openSandbox(parts: SignInParts, providerId = 1000): Bank {
  return openTestBank(parts, providerId)
}

/** A call that nobody cancels. */
export const aCall: BankCall = {
  signal: new AbortController().signal,
  requestId: '8f0c0f51-4c52-4d40-9c71-0d5d8a0f3a11',
}
