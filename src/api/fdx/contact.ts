// GET /accounts/{accountId}/contact: how the holders of an account are reached.

import { contactRead } from '../../domain/retrieval/contact.ts'
import { accountContact } from '../../fdx/account-contact.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { accountParams } from './account-list.ts'
import { jsonAnswers, notSupported } from './answers.ts'
import type { Door } from './door.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'

export function contactEndpoint(parts: FdxParts, door: Door): Endpoint {
  return endpoint({
    name: `${door.name}-contact`,
    summary: 'How the holders of an account are reached; those who share it with the customer by name alone.',
    method: 'GET',
    path: `${door.base}/accounts/:accountId/contact`,
    access: readerAccess(parts, door),
    conventions: door.conventions,
    params: accountParams,
    answers: {
      ...jsonAnswers(door, 'The contact.', () => schemaOf(accountContact, door.version)),
      ...notSupported(door),
    },
    async handle({ caller, params }) {
      const contact = await caller.readAccount(params.accountId, contactRead(caller.subject))
      return json(200, writerOf(accountContact, door.version, caller.consent.clusters)(contact))
    },
  })
}
