// GET /customers/current: the customer behind the token.

import { retrieveCustomer } from '../../domain/retrieval/customer.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { jsonAnswers } from './answers.ts'
import { fdx5Manners } from './fdx-manners.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'
import { customerSchema } from './version-5-schemas.ts'
import { writeCustomer } from './version-5.ts'

export function currentCustomerEndpoint(parts: FdxParts): Endpoint {
  return endpoint({
    name: 'fdx-5-current-customer',
    summary: 'The customer who gave the consent.',
    method: 'GET',
    path: '/api/fdx/5/customers/current',
    access: readerAccess(parts),
    manners: fdx5Manners,
    answers: jsonAnswers('The customer.', customerSchema),
    async handle({ caller }) {
      const customer = await retrieveCustomer(parts.retrieval, caller, caller.subject)
      return json(200, writeCustomer(customer, caller.consent.clusters))
    },
  })
}
