// Tax statements: a year's slips of one issuer, as a document. The boxes of each kind of form are not described.

import { address } from './address.ts'
import { fiAttribute } from './fi-attribute.ts'
import { businessName, individualName } from './transaction-fields.ts'
import type { Entity, ValueOf, Words } from './field.ts'

export const taxDataTypes = {
  words: ['BASE64_PDF', 'JSON'],
} as const satisfies Words

export const taxPartyTypes = {
  words: ['BUSINESS', 'INDIVIDUAL'],
} as const satisfies Words

export const taxParty = {
  entity: 'TaxParty',
  since: '6.2.0',
  fields: {
    tin: 'masked',
    partyType: taxPartyTypes,
    individualName,
    businessName,
    address,
    email: 'text',
  },
} as const satisfies Entity

export const taxStatement = {
  entity: 'TaxStatement',
  cluster: 'TAX',
  since: '6.2.0',
  fields: {
    taxYear: { type: 'integer', required: true },
    taxStatementId: { type: 'text', required: true },
    issuer: taxParty,
    recipient: taxParty,
    taxDataType: taxDataTypes,
    pdf: 'text',
    attributes: { list: fiAttribute },
  },
} as const satisfies Entity

export type TaxStatement = ValueOf<typeof taxStatement>
