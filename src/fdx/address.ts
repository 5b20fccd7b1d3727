// Addresses and telephone numbers. Country codes are ISO 3166.

import type { Entity, Enum } from './field.ts'

export const deliveryAddressTypes = {
  values: ['BUSINESS', 'DELIVERY', 'HOME', 'MAILING'],
} as const satisfies Enum

export const telephonePurposes = {
  values: ['BOTH', 'BUSINESS', 'CELL', 'FAX', 'HOME', 'PERSONAL'],
  newer: { BOTH: { since: '6.4.1' }, PERSONAL: { since: '6.4.1', before: 'HOME' } },
} as const satisfies Enum

export const telephoneNetworks = {
  values: ['CELLULAR', 'LANDLINE', 'PAGER', 'SATELLITE', 'VOIP'],
} as const satisfies Enum

export const address = {
  entity: 'Address',
  fields: {
    line1: 'text',
    line2: 'text',
    line3: 'text',
    city: 'text',
    region: 'text',
    postalCode: 'text',
    country: 'text',
    state: { type: 'text', until: '5.2.0', from: 'region' },
  },
} as const satisfies Entity

export const deliveryAddress = {
  entity: 'DeliveryAddress',
  fields: {
    ...address.fields,
    type: deliveryAddressTypes,
    primary: { type: 'flag', since: '6.4.1' },
  },
} as const satisfies Entity

export const telephoneNumber = {
  entity: 'TelephoneNumber',
  fields: {
    type: telephonePurposes,
    country: 'text',
    number: 'text',
    network: { type: telephoneNetworks, since: '6.4.1' },
    primary: { type: 'flag', since: '6.4.1' },
  },
} as const satisfies Entity

export const domicile = {
  entity: 'Domicile',
  fields: {
    region: 'text',
    country: 'text',
  },
} as const satisfies Entity
