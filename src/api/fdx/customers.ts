// GET /customers/current: the customer behind the token; since version 6 also the list, which is of that one customer.

import { z } from 'zod'
import { customerRead } from '../../domain/retrieval/customer.ts'
import { customer } from '../../fdx/customer.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { jsonAnswers } from './answers.ts'
import type { FdxApi } from './fdx-api.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess, type FdxReader } from './reader-access.ts'
import { pagedListEndpoint } from './paged-list.ts'

export function currentCustomerEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-current-customer`,
    summary: 'The customer who gave the consent.',
    method: 'GET',
    path: `${api.base}/customers/current`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    answers: jsonAnswers(api, 'The customer.', () => schemaOf(customer, api.version)),
    handle: async ({ caller }) => json(200, await readCustomer(api, caller)),
  })
}

export function customersEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return pagedListEndpoint(parts, api, {
    name: 'customers',
    summary: 'The customers of the consent: the one who gave it.',
    path: '/customers',
    page: 'Customers',
    member: 'customers',
    entity: customer,
    read: async (caller) => [await caller.readCustomer(customerRead(caller.subject))],
  })
}

export function customerEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-customer`,
    summary: 'One customer of the consent.',
    method: 'GET',
    path: `${api.base}/customers/:customerId`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: z.object({ customerId: z.string().describe('As the list of customers gives it.') }),
    answers: {
      ...jsonAnswers(api, 'The customer.', () => schemaOf(customer, api.version)),
      404: { description: 'No such customer (601).' },
    },
    async handle({ caller, params }) {
      if (params.customerId === caller.subject) return json(200, await readCustomer(api, caller))
      throw new Problem('customer_not_found', 'There is no such customer of this consent. Ask for /customers/current.')
    },
  })
}

async function readCustomer(api: FdxApi, caller: FdxReader): Promise<unknown> {
  const found = await caller.readCustomer(customerRead(caller.subject))
  return writerOf(customer, api.version, caller.consent.clusters)(found)
}
