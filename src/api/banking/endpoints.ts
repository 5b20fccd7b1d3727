// Every endpoint of the Banking API.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { accountsDetailEndpoints } from './accounts-detail.ts'
import { accountsSummaryEndpoints } from './accounts-summary.ts'
import { authorizeMultipleEndpoint } from './authorize-multiple.ts'
import { authorizeEndpoint } from './authorize.ts'
import { deleteCardEndpoint } from './delete-card.ts'
import { generateAuthorizeTokenEndpoint } from './generate-authorize-token.ts'
import { institutionByRoutingNumberEndpoint, institutionsEndpoint } from './institutions.ts'
import { loginSettingsEndpoints } from './login-settings.ts'
import type { BankingParts } from './parts.ts'
import { statementsEndpoint } from './statements.ts'

export function bankingEndpoints(parts: BankingParts): readonly Endpoint[] {
  return [
    generateAuthorizeTokenEndpoint(parts),
    authorizeEndpoint(parts),
    authorizeMultipleEndpoint(parts),
    ...accountsSummaryEndpoints(parts),
    ...accountsDetailEndpoints(parts),
    statementsEndpoint(parts),
    institutionsEndpoint(parts),
    institutionByRoutingNumberEndpoint(parts),
    ...loginSettingsEndpoints(parts),
    deleteCardEndpoint(parts),
  ]
}
