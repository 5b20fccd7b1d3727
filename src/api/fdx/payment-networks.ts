// GET /accounts/{accountId}/payment-networks, and since version 6 /asset-transfer-networks.

import { assetTransferNetworksRead, paymentNetworksRead } from '../../domain/retrieval/payment-networks.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { accountPaymentNetwork, assetTransferNetwork } from '../../fdx/payment-network.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { accountParams } from './account-list.ts'
import { jsonAnswers, notSupported } from './answers.ts'
import { pagedListEndpoint } from './paged-list.ts'
import type { FdxApi } from './fdx-api.ts'
import { listSchema } from './list-schema.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'

export function paymentNetworksEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return pagedListEndpoint(parts, api, {
    name: 'payment-networks',
    summary: 'The payment networks that reach an account, with the numbers they need.',
    path: '/accounts/:accountId/payment-networks',
    params: accountParams,
    page: 'PaymentNetworks',
    member: 'paymentNetworks',
    entity: accountPaymentNetwork,
    answers: notSupported(api),
    read: (caller, { accountId }) => caller.readAccount(accountId, paymentNetworksRead),
  })
}

/** The standard gives this list no pages. */
export function assetTransferNetworksEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-asset-transfer-networks`,
    summary: 'The networks by which the securities of an account are moved to another broker.',
    method: 'GET',
    path: `${api.base}/accounts/:accountId/asset-transfer-networks`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: accountParams,
    answers: {
      ...jsonAnswers(api, 'The networks.', () =>
        listSchema('Fdx6AssetTransferNetworks', 'assetTransferNetworks', schemaOf(assetTransferNetwork, api.version)),
      ),
      ...notSupported(api),
    },
    async handle({ caller, params }) {
      const networks = await caller.readAccount(params.accountId, assetTransferNetworksRead)
      const write = writerOf(assetTransferNetwork, api.version, caller.consent.clusters)
      return json(200, { assetTransferNetworks: networks.map(write) })
    },
  })
}
