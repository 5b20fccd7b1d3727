// Customer: whose data it is, and which accounts they hold.

import { deliveryAddress, domicile, telephoneNumber } from './address.ts'
import { link } from './link.ts'
import type { Entity, ValueOf, Enum } from './field.ts'

export const customerTypes = {
  values: ['BUSINESS', 'CONSUMER'],
} as const satisfies Enum

export const accountHolderRelationships = {
  values: [
    'AUTHORIZED_USER',
    'BUSINESS',
    'FOR_BENEFIT_OF',
    'FOR_BENEFIT_OF_PRIMARY',
    'FOR_BENEFIT_OF_PRIMARY_JOINT_RESTRICTED',
    'FOR_BENEFIT_OF_SECONDARY',
    'FOR_BENEFIT_OF_SECONDARY_JOINT_RESTRICTED',
    'FOR_BENEFIT_OF_SOLE_OWNER_RESTRICTED',
    'POWER_OF_ATTORNEY',
    'PRIMARY',
    'PRIMARY_BORROWER',
    'PRIMARY_JOINT',
    'PRIMARY_JOINT_TENANTS',
    'SECONDARY',
    'SECONDARY_BORROWER',
    'SECONDARY_JOINT',
    'SECONDARY_JOINT_TENANTS',
    'SOLE_OWNER',
    'TRUSTEE',
    'UNIFORM_TRANSFER_TO_MINOR',
    'AUTHORIZED_SIGNER',
  ],
  newer: { AUTHORIZED_SIGNER: { since: '6.4.1', before: 'AUTHORIZED_USER' } },
} as const satisfies Enum

export const industryClassificationSystems = {
  values: ['BCLASS', 'BICS', 'GICS', 'MOODYS', 'NAICS', 'OTHER', 'SIC'],
} as const satisfies Enum

export const customerName = {
  entity: 'CustomerName',
  fields: {
    first: 'text',
    middle: 'text',
    last: 'text',
    suffix: 'text',
    prefix: 'text',
    company: 'text',
  },
} as const satisfies Entity

export const industryCode = {
  entity: 'IndustryCode',
  fields: {
    type: industryClassificationSystems,
    code: 'text',
  },
} as const satisfies Entity

export const businessCustomer = {
  entity: 'BusinessCustomer',
  cluster: 'CUSTOMER_CONTACT',
  fields: {
    name: 'text',
    registeredAgents: { list: customerName },
    registeredId: {
      type: 'masked',
      cluster: 'CUSTOMER_PERSONAL',
      why: 'It identifies the business to the state, as a tax id does.',
    },
    industryCode,
    domicile,
  },
} as const satisfies Entity

export const customerToAccountRelationship = {
  entity: 'CustomerToAccountRelationship',
  fields: {
    accountId: { type: 'text', required: true },
    links: { list: link },
    relationship: accountHolderRelationships,
  },
} as const satisfies Entity

export const customerFields = {
  emails: { type: { list: 'text' }, cluster: 'CUSTOMER_CONTACT', since: '6.2.0' },
  addresses: { type: { list: deliveryAddress }, cluster: 'CUSTOMER_CONTACT' },
  telephones: { type: { list: telephoneNumber }, cluster: 'CUSTOMER_CONTACT' },
  dateOfBirth: { type: 'day', cluster: 'CUSTOMER_PERSONAL' },
  taxId: { type: 'masked', cluster: 'CUSTOMER_PERSONAL' },
  taxIdCountry: { type: 'text', cluster: 'CUSTOMER_PERSONAL' },
  governmentId: { type: 'masked', cluster: 'CUSTOMER_PERSONAL' },
  customerId: { type: 'text', required: true, cluster: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'] },
  type: { type: customerTypes, cluster: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'] },
  name: { type: customerName, cluster: 'CUSTOMER_CONTACT' },
  businessCustomer: { type: businessCustomer, cluster: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'] },
  customerStartDate: { type: 'day', cluster: 'CUSTOMER_PERSONAL', since: '6.2.0' },
  lastActivityDate: { type: 'day', cluster: 'CUSTOMER_PERSONAL', since: '6.2.0' },
  accounts: {
    type: { list: customerToAccountRelationship },
    cluster: ['CUSTOMER_CONTACT', 'CUSTOMER_PERSONAL'],
    why: 'Which of the shared accounts the customer holds, and how.',
  },
  email: { type: { list: 'text' }, cluster: 'CUSTOMER_CONTACT', until: '5.2.0', from: 'emails' },
} as const satisfies Entity['fields']

export const customer = { entity: 'Customer', fields: customerFields } as const satisfies Entity

export type Customer = ValueOf<typeof customer>
