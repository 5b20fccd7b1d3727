// Every endpoint of the Banking API.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { accountsDetail } from './accounts-detail.ts'
import { accountsSummary } from './accounts-summary.ts'
import { authorizeMultipleEndpoint } from './authorize-multiple.ts'
import { authorizeEndpoint } from './authorize.ts'
import { deleteCardEndpoint } from './delete-card.ts'
import { generateAuthorizeTokenEndpoint } from './generate-authorize-token.ts'
import { institutionByRoutingNumberEndpoint, institutionsEndpoint } from './institutions.ts'
import { loginSettingsEndpoints } from './login-settings.ts'
import { longReadEndpoints } from './long-read-endpoints.ts'
import { openLongReads, type LongReads } from './long-reads.ts'
import type { BankingParts } from './parts.ts'
import { statements } from './statements.ts'

/** The reads of this node that may outlast their requests. */
export function bankingReads(parts: BankingParts): LongReads {
  return openLongReads(parts, [accountsSummary(), accountsDetail(parts), statements(parts)])
}

export function bankingEndpoints(parts: BankingParts, reads: LongReads = bankingReads(parts)): readonly Endpoint[] {
  return [
    generateAuthorizeTokenEndpoint(parts),
    authorizeEndpoint(parts),
    authorizeMultipleEndpoint(parts),
    ...reads.kinds.flatMap((read) => longReadEndpoints(parts, reads, read)),
    institutionsEndpoint(parts),
    institutionByRoutingNumberEndpoint(parts),
    ...loginSettingsEndpoints(parts),
    deleteCardEndpoint(parts),
  ]
}
