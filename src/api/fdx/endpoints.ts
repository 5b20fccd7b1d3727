// Every FDX endpoint: those that both versions have, and those that are new since FDX 5.2.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import { accountEndpoint, accountsEndpoint } from './accounts.ts'
import { contactEndpoint } from './contact.ts'
import { currentCustomerEndpoint, customerEndpoint, customersEndpoint } from './customers.ts'
import type { FdxParts } from './parts.ts'
import { assetTransferNetworksEndpoint, paymentNetworksEndpoint } from './payment-networks.ts'
import {
  rewardCategoriesEndpoint,
  rewardProgramEndpoint,
  rewardProgramsEndpoint,
  rewardTransactionsEndpoint,
} from './rewards.ts'
import { statementFileEndpoint, statementsEndpoint } from './statements.ts'
import { taxFormEndpoint, taxFormsEndpoint } from './tax-forms.ts'
import { termsEndpoint } from './terms-and-conditions.ts'
import { transactionImageEndpoint } from './transaction-images.ts'
import { transactionsEndpoint } from './transactions.ts'
import { fdxApi5 } from './fdx-api-5.ts'
import { fdxApi6 } from './fdx-api-6.ts'

const ofBoth = [
  customersEndpoint,
  currentCustomerEndpoint,
  customerEndpoint,
  accountsEndpoint,
  accountEndpoint,
  contactEndpoint,
  transactionsEndpoint,
  transactionImageEndpoint,
  statementsEndpoint,
  statementFileEndpoint,
  paymentNetworksEndpoint,
  rewardProgramsEndpoint,
  rewardProgramEndpoint,
  rewardCategoriesEndpoint,
]

const ofVersion6 = [
  assetTransferNetworksEndpoint,
  rewardTransactionsEndpoint,
  termsEndpoint,
  taxFormsEndpoint,
  taxFormEndpoint,
]

export function fdxEndpoints(parts: FdxParts): readonly Endpoint[] {
  return [
    ...ofBoth.map((make) => make(parts, fdxApi5)),
    ...[...ofBoth, ...ofVersion6].map((make) => make(parts, fdxApi6)),
  ]
}
