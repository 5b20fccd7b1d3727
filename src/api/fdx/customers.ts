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
import type { Door } from './door.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess, type FdxReader } from './reader-access.ts'
import { pagedListEndpoint } from './paged-list.ts'

export function currentCustomerEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-current-customer`,
    summary: 'The customer who gave the consent.',
    method: 'GET',
    path: `${door.base}/customers/current`,
    access: readerAccess(parts, door),
    conventions: door.conventions,
    answers: jsonAnswers(door, 'The customer.', () => schemaOf(customer, door.version)),
    handle: async ({ caller }) => json(200, await readCustomer(door, caller)),
  })
}

export function customersEndpoint(parts: FdxParts, door: Door): Endpoint {
  return pagedListEndpoint(parts, door, {
    name: 'customers',
    summary: 'The customers of the consent: the one who gave it.',
    path: '/customers',
    page: 'Customers',
    member: 'customers',
    entity: customer,
    read: async (caller) => [await caller.readCustomer(customerRead(caller.subject))],
  })
}

export function customerEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-customer`,
    summary: 'One customer of the consent.',
    method: 'GET',
    path: `${door.base}/customers/:customerId`,
    access: readerAccess(parts, door),
    conventions: door.conventions,
    params: z.object({ customerId: z.string().describe('As the list of customers gives it.') }),
    answers: {
      ...jsonAnswers(door, 'The customer.', () => schemaOf(customer, door.version)),
      404: { description: 'No such customer (601).' },
    },
    async handle({ caller, params }) {
      if (params.customerId === caller.subject) return json(200, await readCustomer(door, caller))
      throw new Problem('customer_not_found', 'There is no such customer of this consent. Ask for /customers/current.')
    },
  })
}

async function readCustomer(door: Door, caller: FdxReader): Promise<unknown> {
  const found = await caller.readCustomer(customerRead(caller.subject))
  return writerOf(customer, door.version, caller.consent.clusters)(found)
}
