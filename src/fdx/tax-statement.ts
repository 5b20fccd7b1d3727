// Tax statements: a year's slip of one issuer, as a document and, box by box, as attributes. The forms of the United States
// are not described.

import { address, telephoneNumber } from './address.ts'
import { fiAttribute } from './fi-attribute.ts'
import { businessName, individualName } from './transaction-fields.ts'
import type { Entity, ValueOf, Enum } from './field.ts'

export const taxDataTypes = {
  values: ['BASE64_PDF', 'JSON'],
} as const satisfies Enum

export const taxPartyTypes = {
  values: ['BUSINESS', 'INDIVIDUAL'],
} as const satisfies Enum

export const taxParty = {
  entity: 'TaxParty',
  since: '6.2.0',
  fields: {
    tin: 'masked',
    partyType: taxPartyTypes,
    individualName,
    businessName,
    address,
    phone: telephoneNumber,
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
    /** The document, in base64. */
    pdf: 'text',
    attributes: { list: fiAttribute },
  },
} as const satisfies Entity

export type TaxStatement = ValueOf<typeof taxStatement>
