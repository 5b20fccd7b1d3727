// GET /accounts/{accountId}/payment-networks, and since version 6 /asset-transfer-networks.

import { retrieveAssetTransferNetworks, retrievePaymentNetworks } from '../../domain/retrieval/payment-networks.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { accountPaymentNetwork, assetTransferNetwork } from '../../fdx/payment-network.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { accountParams } from './account-list.ts'
import { jsonAnswers, lacking } from './answers.ts'
import type { Door } from './door.ts'
import { listSchema } from './list-schema.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'
import { wholeListEndpoint } from './whole-list.ts'

export function paymentNetworksEndpoint(parts: FdxParts, door: Door): Endpoint {
  return wholeListEndpoint(parts, door, {
    name: 'payment-networks',
    summary: 'The payment networks that reach an account, with the numbers they need.',
    path: '/accounts/:accountId/payment-networks',
    params: accountParams,
    page: 'PaymentNetworks',
    member: 'paymentNetworks',
    entity: accountPaymentNetwork,
    answers: lacking(door),
    read: (caller, { accountId }) => retrievePaymentNetworks(parts.retrieval, caller, accountId),
  })
}

/** The standard gives this list no pages. */
export function assetTransferNetworksEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-asset-transfer-networks`,
    summary: 'The networks by which the securities of an account are moved to another broker.',
    method: 'GET',
    path: `${door.base}/accounts/:accountId/asset-transfer-networks`,
    access: readerAccess(parts, door),
    conventions: door.conventions,
    params: accountParams,
    answers: {
      ...jsonAnswers(door, 'The networks.', () =>
        listSchema('Fdx6AssetTransferNetworks', 'assetTransferNetworks', schemaOf(assetTransferNetwork, door.version)),
      ),
      ...lacking(door),
    },
    async handle({ caller, params }) {
      const networks = await retrieveAssetTransferNetworks(parts.retrieval, caller, params.accountId)
      const write = writerOf(assetTransferNetwork, door.version, caller.consent.clusters)
      return json(200, { assetTransferNetworks: networks.map(write) })
    },
  })
}
