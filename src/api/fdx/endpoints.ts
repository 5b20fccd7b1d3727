// Every FDX endpoint.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { accountEndpoint, accountsEndpoint } from './accounts.ts'
import { currentCustomerEndpoint } from './customers.ts'
import type { FdxParts } from './parts.ts'
import { paymentNetworksEndpoint } from './payment-networks.ts'
import { statementFileEndpoint, statementsEndpoint } from './statements.ts'
import { transactionsEndpoint } from './transactions.ts'

export function fdxEndpoints(parts: FdxParts): readonly Endpoint[] {
  return [
    currentCustomerEndpoint(parts),
    accountsEndpoint(parts),
    accountEndpoint(parts),
    transactionsEndpoint(parts),
    statementsEndpoint(parts),
    statementFileEndpoint(parts),
    paymentNetworksEndpoint(parts),
  ]
}
