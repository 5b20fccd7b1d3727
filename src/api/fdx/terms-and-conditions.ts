// GET /accounts/{accountId}/terms-and-conditions.

import { termsAndConditionsRead } from '../../domain/retrieval/terms-and-conditions.ts'
import { schemaOf } from '../../fdx/json-schema.ts'
import { termsAndConditions } from '../../fdx/terms-and-conditions.ts'
import { writerOf } from '../../fdx/write-entity.ts'
import { json } from '../../platform/http/answer.ts'
import { endpoint, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import { acceptsType } from './accept.ts'
import { accountParams } from './account-list.ts'
import { jsonAnswers, notSupported } from './answers.ts'
import type { FdxApi } from './fdx-api.ts'
import type { FdxParts } from './parts.ts'
import { readerAccess } from './reader-access.ts'

/** They are given as data; the `uris` of the answer lead to the documents themselves. */
export function termsEndpoint(parts: FdxParts, api: FdxApi): Endpoint {
  return endpoint({
    name: `${api.name}-terms-and-conditions`,
    summary:
      'What the bank charges and allows for an account, and where it is written; in French with Accept-Language: fr.',
    method: 'GET',
    path: `${api.base}/accounts/:accountId/terms-and-conditions`,
    access: readerAccess(parts, api),
    conventions: api.conventions,
    params: accountParams,
    answers: {
      ...jsonAnswers(api, 'The terms and conditions.', () => schemaOf(termsAndConditions, api.version)),
      ...notSupported(api),
      406: { description: 'They are given as JSON alone (1203).' },
    },
    async handle({ call, caller, params }) {
      if (!acceptsType(call.header('accept'), 'application/json')) {
        throw new Problem('not_acceptable', 'Terms and conditions are given as JSON. Send Accept: application/json.')
      }
      const language = /^fr\b/i.test(call.header('accept-language') ?? '') ? 'fr' : 'en'
      const terms = await caller.readAccount(params.accountId, termsAndConditionsRead(language))
      return json(200, writerOf(termsAndConditions, api.version, caller.consent.clusters)(terms))
    },
  })
}
