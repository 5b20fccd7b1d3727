// GET /accounts/{accountId}/transaction-images/{imageId}: the picture of a cheque or a receipt.

import { z } from 'zod'
import { transactionImageRead } from '../../domain/retrieval/transaction-image.ts'
import { bytes } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { acceptsType } from './accept.ts'
import { accountParams } from './account-list.ts'
import { notSupported, refusals } from './answers.ts'
import type { FdxApi } from './fdx-api.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'

const params = accountParams.extend({ imageId: z.string().describe('Of the imageIds of a transaction.') })

export function transactionImageEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-transaction-image`,
    summary: 'The picture of a cheque or a receipt, as the bank keeps it.',
    method: 'GET',
    path: `${api.base}/accounts/:accountId/transaction-images/:imageId`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    hasTag: true,
    params,
    answers: {
      200: { description: 'The picture.', content: 'application/pdf' },
      ...refusals(api),
      404: { description: 'No such account (701) or image (1103).' },
      ...notSupported(api),
      406: { description: 'The picture is of none of the types that Accept names (1203).' },
    },
    async handle({ call, caller, params: { accountId, imageId } }) {
      const image = await caller.readAccount(accountId, transactionImageRead(imageId))
      if (!acceptsType(call.header('accept'), image.contentType)) {
        throw new Problem('not_acceptable', `This image is kept as ${image.contentType}. Send that in Accept.`)
      }
      return bytes(200, image.contentType, image.bytes)
    },
  })
}
