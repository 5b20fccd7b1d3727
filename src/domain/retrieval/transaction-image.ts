// The image of a transaction: a cheque or a receipt.

import { Problem } from '../../platform/problem.ts'
import type { TransactionImage } from './connector.ts'
import type { AccountRead } from './read.ts'
import { isWithin } from './window.ts'

export function transactionImageRead(imageId: string): AccountRead<TransactionImage> {
  return {
    action: 'read-transaction-image',
    openers: ['IMAGES'],
    async ask({ bank, call, permit, consent, now }) {
      const image = await bank.transactionImage(permit, imageId, call)
      if (isWithin(consent.terms, now, image.transactionTimestamp)) return image
      throw new Problem('image_not_found', 'There is no such image as far back as the consent reaches.')
    },
    describe: () => ({ imageId }),
  }
}
