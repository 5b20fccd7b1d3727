// The image of a transaction: a file, of which the standard describes no more than its id and its type.

import type { Entity, Enum } from './field.ts'

export const imageTypes = {
  values: ['application/pdf', 'image/gif', 'image/jpeg', 'image/png', 'image/tiff'],
} as const satisfies Enum

export const transactionImage = {
  entity: 'TransactionImage',
  cluster: 'IMAGES',
  fields: {
    imageId: { type: 'text', required: true },
    contentType: { type: imageTypes, required: true },
  },
} as const satisfies Entity
