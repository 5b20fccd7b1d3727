// GET /accounts/{accountId}/contact: how the holders of an account are reached.

import { contactRead } from '../../domain/retrieval/contact.ts'
import { accountContact } from '../../fdx/account-contact.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { accountParams } from './account-list.ts'
import { jsonAnswers, notSupported } from './answers.ts'
import type { FdxApi } from './fdx-api.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'

export function contactEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-contact`,
    summary: 'How the holders of an account are reached; those who share it with the customer by name alone.',
    method: 'GET',
    path: `${api.base}/accounts/:accountId/contact`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: accountParams,
    answers: {
      ...jsonAnswers(api, 'The contact.', () => schemaOf(accountContact, api.version)),
      ...notSupported(api),
    },
    async handle({ caller, params }) {
      const contact = await caller.readAccount(params.accountId, contactRead(caller.subject))
      return json(200, writerOf(accountContact, api.version, caller.consent.clusters)(contact))
    },
  })
}
