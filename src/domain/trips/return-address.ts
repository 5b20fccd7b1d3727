// The address to which a bank sends everybody back: one for each provider, so that the bank can register it as it is.

import { path } from '../../platform/http/path.ts'

export const RETURN_PATH = '/banks/:provider_id/return'

export function returnAddressOf(issuer: string, providerId: number): string {
  return `${issuer}${path(RETURN_PATH, { provider_id: providerId })}`
}
