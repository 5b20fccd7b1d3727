// A link to a document or to another resource.

import type { Entity, Enum } from './field.ts'

export const httpActions = {
  values: ['DELETE', 'GET', 'PATCH', 'POST', 'PUT'],
} as const satisfies Enum

export const contentTypes = {
  values: [
    'application/json',
    'application/pdf',
    'application/zip',
    'image/gif',
    'image/jpeg',
    'image/png',
    'image/tiff',
  ],
  newer: { 'application/zip': { since: '6.2.0' } },
} as const satisfies Enum

export const link = {
  entity: 'HateoasLink',
  fields: {
    href: { type: 'text', required: true },
    action: httpActions,
    rel: 'text',
    types: { list: contentTypes },
  },
} as const satisfies Entity
