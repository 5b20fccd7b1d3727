// The image of a transaction: a file, of which the standard describes no more than its id and its type.

import type { Entity, Words } from './field.ts'

export const imageTypes = {
  words: ['application/pdf', 'image/gif', 'image/jpeg', 'image/png', 'image/tiff'],
} as const satisfies Words

export const transactionImage = {
  entity: 'TransactionImage',
  cluster: 'IMAGES',
  fields: {
    imageId: { type: 'text', required: true },
    contentType: { type: imageTypes, required: true },
  },
} as const satisfies Entity
