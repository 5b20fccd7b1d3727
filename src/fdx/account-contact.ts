// The contact data of one account's holders.

import { deliveryAddress, telephoneNumber } from './address.ts'
import { accountHolderRelationships, customerFields } from './customer.ts'
import type { Entity, ValueOf } from './field.ts'

export const accountHolder = {
  entity: 'AccountHolder',
  fields: {
    ...customerFields,
    customerId: { type: 'text', cluster: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'] },
    relationship: { type: accountHolderRelationships, cluster: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'] },
  },
} as const satisfies Entity

export const accountContact = {
  entity: 'AccountContact',
  cluster: 'CUSTOMER_CONTACT',
  fields: {
    emails: { list: 'text' },
    addresses: { list: deliveryAddress },
    telephones: { list: telephoneNumber },
    holders: { type: { list: accountHolder }, cluster: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'] },
  },
} as const satisfies Entity

export type AccountContact = ValueOf<typeof accountContact>
