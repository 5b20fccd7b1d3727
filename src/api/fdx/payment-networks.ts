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
import { answerWhole } from './whole-list.ts'

export function paymentNetworksEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-payment-networks`,
    summary: 'The payment networks that reach an account, with the numbers they need.',
    method: 'GET',
    path: `${door.base}/accounts/:accountId/payment-networks`,
    access: readerAccess(parts, door),
    manners: door.manners,
    params: accountParams,
    query: door.pageQuery,
    answers: {
      ...jsonAnswers(door, 'A page of payment networks.', () =>
        door.schemas.page('PaymentNetworks', 'paymentNetworks', schemaOf(accountPaymentNetwork, door.version)),
      ),
      405: lacking,
    },
    async handle({ call, caller, params: { accountId }, query }) {
      const networks = await retrievePaymentNetworks(parts.retrieval, caller, accountId)
      const list = { call, caller, query, key: [accountId, 'paymentNetworks'] }
      const write = writerOf(accountPaymentNetwork, door.version, caller.consent.clusters)
      return answerWhole(parts, door, list, 'paymentNetworks', networks, write)
    },
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
    manners: door.manners,
    params: accountParams,
    answers: {
      ...jsonAnswers(door, 'The networks.', () =>
        listSchema('Fdx6AssetTransferNetworks', 'assetTransferNetworks', schemaOf(assetTransferNetwork, door.version)),
      ),
      405: lacking,
    },
    async handle({ caller, params }) {
      const networks = await retrieveAssetTransferNetworks(parts.retrieval, caller, params.accountId)
      const write = writerOf(assetTransferNetwork, door.version, caller.consent.clusters)
      return json(200, { assetTransferNetworks: networks.map(write) })
    },
  })
}
