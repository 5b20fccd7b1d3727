// GET /accounts/{accountId}/payment-networks.

import { z } from 'zod'
import { retrievePaymentNetworks } from '../../domain/retrieval/payment-networks.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { accountParams } from './account-list.ts'
import { jsonAnswers } from './answers.ts'
import { fdx5Manners } from './fdx-manners.ts'
import { pageMembers, pageQuery, readCursor, readLimit, writeCursor } from './paging.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'
import { paymentNetworksSchema } from './version-5-schemas.ts'
import { writePaymentNetwork } from './version-5.ts'

const query = z.object(pageQuery)

export function paymentNetworksEndpoint(parts: FdxParts): Endpoint {
  const { vault, issuer, retrieval } = parts
  return endpoint({
    name: 'fdx-5-payment-networks',
    summary: 'The payment networks that reach an account, with the numbers they need.',
    method: 'GET',
    path: '/api/fdx/5/accounts/:accountId/payment-networks',
    access: readerAccess(parts),
    manners: fdx5Manners,
    params: accountParams,
    query,
    answers: {
      ...jsonAnswers('A page of payment networks.', paymentNetworksSchema),
      405: { description: 'The provider has none (501).' },
    },
    async handle({ call, caller, params: { accountId }, query: { limit: limitText, offset } }) {
      const limit = readLimit(limitText)
      const list = [caller.consent.id, accountId, 'paymentNetworks'].join('\n')
      const from = offset === undefined ? 0 : Number(readCursor(vault, list, offset).position)
      const networks = await retrievePaymentNetworks(retrieval, caller, accountId)
      const to = from + limit
      const next = to < networks.length ? writeCursor(vault, list, { position: String(to) }) : undefined
      const address = new URL(issuer + call.path)
      if (limitText !== undefined) address.searchParams.set('limit', limitText)
      return json(200, {
        ...pageMembers(address, networks.length, next),
        paymentNetworks: networks
          .slice(from, to)
          .map((network) => writePaymentNetwork(network, caller.consent.clusters)),
      })
    },
  })
}
