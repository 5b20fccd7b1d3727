// The image of a transaction: a cheque or a receipt.

import { Problem } from '../../platform/problem.ts'
import type { TransactionImage } from './connector.ts'
import { lacking } from './lacking.ts'
import { retrieveOfAccount, type Reader, type Retrieval } from './retrieve.ts'
import { isWithin } from './window.ts'

export function retrieveTransactionImage(
  retrieval: Retrieval,
  reader: Reader,
  accountHandle: string,
  imageId: string,
): Promise<TransactionImage> {
  return retrieveOfAccount(
    retrieval,
    reader,
    'read-transaction-image',
    ['IMAGES'],
    accountHandle,
    async (connector, permit) => {
      const image = (await connector.transactionImage?.(permit, imageId)) ?? lacking('images of transactions')
      if (isWithin(reader.consent.terms, retrieval.clock.now(), image.transactionTimestamp)) return image
      throw new Problem('image_not_found', 'There is no such image as far back as the consent reaches.')
    },
    () => ({ imageId }),
  )
}
