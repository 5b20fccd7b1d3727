// /register: an app registers with a partner's token, and from then on administers itself (RFC 7591, RFC 7592).

import { z } from 'zod'
import { endConsentsOfClient } from '../../domain/consents/end-consents-of-client.ts'
import { act, type By } from '../../domain/journal/act.ts'
import { authenticateClient } from '../../domain/clients/authenticate-client.ts'
import { changeRecipient } from '../../domain/recipients/change-recipient.ts'
import { endClient } from '../../domain/registrations/end-client.ts'
import { findRegisteredRecipient, type RegisteredRecipient } from '../../domain/recipients/find-registered-recipient.ts'
import type { Recipient } from '../../domain/recipients/recipient.ts'
import { registerRecipient } from '../../domain/recipients/register-recipient.ts'
import { intermediaries, registryReferences } from '../../domain/recipients/registry-reference.ts'
import { invalidToken } from '../../domain/tokens/json-web-token.ts'
import { empty, json } from '../../platform/http/answer.ts'
import { bearerToken } from '../../platform/http/bearer.ts'
import { endpoint, type Endpoint, type HeadAccess } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { validateFields } from '../../platform/http/validate.ts'
import { Problem } from '../../platform/problem.ts'
import { partnerAccess } from './access.ts'
import type { ManagementParts } from './parts.ts'
import { managementPaths } from './paths.ts'
import { byPartner } from './recipients.ts'
import { registerConventions } from './register-conventions.ts'
import {
  authenticationMethods,
  changeRequest,
  grantTypes,
  ID_TOKEN_ALGORITHM,
  readChange,
  readRecipient,
  registrationRequest,
  SUBJECT_TYPE,
} from './register-request.ts'

const registered = z
  .object({
    client_id: z.string(),
    client_name: z.string(),
    description: z.string().optional(),
    redirect_uris: z.array(z.string()),
    logo_uri: z.string().optional(),
    client_uri: z.string().optional(),
    tos_uri: z.string().optional(),
    contacts: z.array(z.string()),
    scope: z.string().describe('Separated by spaces.'),
    country: z.string(),
    duration_type: z.array(z.string()).optional(),
    duration_period: z.int().optional(),
    lookback_period: z.int().optional(),
    registry_references: registryReferences.optional(),
    intermediaries: intermediaries.optional(),
    grant_types: z.array(z.enum(grantTypes)),
    response_types: z.array(z.literal('code')),
    token_endpoint_auth_method: z.enum(authenticationMethods).describe('The other one works as well.'),
    subject_type: z.literal(SUBJECT_TYPE),
    id_token_signed_response_alg: z.literal(ID_TOKEN_ALGORITHM),
    status: z.literal('APPROVED').describe('Of the app itself. Whether a provider lets it in is another matter.'),
    client_id_issued_at: z.int().describe('Seconds since 1970.'),
    registration_client_uri: z.string(),
    registration_access_token: z.string().describe('Administers this registration. It does not change.'),
  })
  .meta({ id: 'Registered' })

const newlyRegistered = registered
  .extend({
    client_secret: z.string().describe('Shown this once.'),
    client_secret_expires_at: z.literal(0).describe('Never.'),
  })
  .meta({ id: 'NewlyRegistered' })

const refused = { 400: { description: 'Refused: invalid_redirect_uri or invalid_client_metadata, naming each.' } }
const unknown = { 401: { description: 'The token opens nothing here.' } }

const clientIdParams = z.object({ clientId: z.string() })

/** An app that registered itself, with the token that it holds for it. */
type Registrant = { readonly recipient: RegisteredRecipient; readonly token: string }

export function registerEndpoints(parts: ManagementParts): readonly Endpoint[] {
  return [registerEndpoint(parts), showEndpoint(parts), changeEndpoint(parts), endEndpoint(parts)]
}

/** The token of one registration, at its own address. */
function registrantAccess({ database }: ManagementParts): HeadAccess<Registrant> {
  return {
    name: 'registrant',
    async authenticate(call) {
      const token = bearerToken(call)
      const { clientId } = validateFields(clientIdParams, call.params)
      const recipient = await findRegisteredRecipient(database, clientId, token)
      if (!recipient) throw invalidToken()
      call.log.caller = recipient.clientId
      return { recipient, token }
    },
  }
}

function registerEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'fdx-6-register',
    summary: "Registers an app with a partner's token. Banks are asked for by the partner as for every recipient.",
    method: 'POST',
    path: managementPaths.register,
    access: partnerAccess(parts),
    conventions: registerConventions(parts.conventions),
    accepts: ['json'],
    longBody: true,
    body: registrationRequest(parts.rules),
    answers: {
      201: { description: 'Registered.', content: 'application/json', schema: newlyRegistered },
      ...refused,
      ...unknown,
    },
    async handle({ caller, body, call }) {
      const recipient = readRecipient(body)
      const at = parts.clock.now()
      const { clientId, clientSecret, registrationToken } = await act(parts, byPartner(caller, call), (act) =>
        registerRecipient(act, caller.organizationId, recipient),
      )
      const made = { ...recipient, clientId, registeredAt: at }
      const method = body.token_endpoint_auth_method
      const secret = { client_secret: clientSecret, client_secret_expires_at: 0 }
      return json(201, { ...write(parts, made, registrationToken), ...secret, token_endpoint_auth_method: method })
    },
  })
}

function showEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'fdx-6-registered',
    summary: 'What an app registered, without its secret.',
    method: 'GET',
    path: managementPaths.registered,
    access: registrantAccess(parts),
    conventions: registerConventions(parts.conventions),
    params: clientIdParams,
    answers: { 200: { description: 'As registered.', content: 'application/json', schema: registered }, ...unknown },
    handle: ({ caller: { recipient, token } }) => json(200, write(parts, recipient, token)),
  })
}

/** The members that the server alone sets (RFC 7592 2.2). */
const NOT_SENT = [
  'registration_access_token',
  'registration_client_uri',
  'client_secret_expires_at',
  'client_id_issued_at',
]

function changeEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'fdx-6-change-registered',
    summary:
      'Replaces what an app registered. Its name stays; scope and terms may shrink, not grow, and stay where left out.',
    method: 'PUT',
    path: managementPaths.registered,
    access: registrantAccess(parts),
    conventions: registerConventions(parts.conventions),
    params: clientIdParams,
    accepts: ['json'],
    longBody: true,
    body: changeRequest(parts.rules),
    answers: {
      200: { description: 'As registered now.', content: 'application/json', schema: registered },
      ...refused,
      ...unknown,
    },
    async handle({ caller: { recipient, token }, body, call }) {
      const { clientId, registeredAt } = recipient
      const sent = NOT_SENT.filter((name) => Object.hasOwn(call.body, name))
      if (sent.length > 0) throw new Problem('invalid_request', `${sent.join(', ')}: must not be sent`)
      if (body.client_id !== clientId) throw new Problem('invalid_request', 'client_id: must be the one of the address')
      if (body.client_secret !== undefined) {
        await authenticateClient(parts.database, parts.clock.now(), clientId, body.client_secret)
      }
      const changed = await act(parts, bySelf(recipient, call.requestId), (act) =>
        changeRecipient(act, recipient, readChange(body)),
      )
      return json(200, write(parts, { ...changed, registeredAt }, token))
    },
  })
}

/** Consents that one act ends. */
const BATCH = 500

function endEndpoint(parts: ManagementParts): Endpoint {
  return endpoint({
    name: 'fdx-6-end-registered',
    summary: 'Ends an app for good: its secret, its consents, their tokens and its registrations stop at once.',
    method: 'DELETE',
    path: managementPaths.registered,
    access: registrantAccess(parts),
    conventions: registerConventions(parts.conventions),
    params: clientIdParams,
    answers: { 204: { description: 'It has ended.' }, ...unknown },
    async handle({ caller: { recipient }, call: { requestId } }) {
      const by = bySelf(recipient, requestId)
      const { clientId } = recipient
      let ended = await act(parts, by, async (act) => {
        if (!(await endClient(act, clientId))) throw invalidToken()
        return endConsentsOfClient(act, clientId, BATCH)
      })
      while (ended === BATCH) ended = await act(parts, by, (act) => endConsentsOfClient(act, clientId, BATCH))
      return empty(204)
    },
  })
}

function bySelf({ clientId }: RegisteredRecipient, requestId: string): By {
  return { actor: { kind: 'client', id: clientId }, requestId }
}

type Registered = Omit<Recipient, 'hasLogo' | 'sharesOnward' | 'separatePendingIds' | 'repeatsRefreshToken'> & {
  readonly registeredAt: Temporal.Instant
}

function write({ mint }: ManagementParts, recipient: Registered, token: string): z.infer<typeof registered> {
  const { clientId, durationTypes, durationDays, lookbackDays, registryReferences, intermediaries } = recipient
  return {
    client_id: clientId,
    client_name: recipient.name,
    ...(recipient.description !== '' && { description: recipient.description }),
    redirect_uris: [...recipient.redirectUris],
    logo_uri: recipient.logoUri,
    client_uri: recipient.clientUri,
    tos_uri: recipient.termsUri,
    contacts: [...recipient.contacts],
    scope: recipient.clusters.join(' '),
    country: recipient.country,
    ...(durationTypes && { duration_type: [...durationTypes] }),
    ...(durationDays !== undefined && { duration_period: durationDays }),
    ...(lookbackDays !== undefined && { lookback_period: lookbackDays }),
    ...(registryReferences && { registry_references: registryReferences }),
    ...(intermediaries && { intermediaries }),
    grant_types: [...grantTypes],
    response_types: ['code'],
    token_endpoint_auth_method: 'client_secret_basic',
    subject_type: SUBJECT_TYPE,
    id_token_signed_response_alg: ID_TOKEN_ALGORITHM,
    status: 'APPROVED',
    client_id_issued_at: Math.floor(recipient.registeredAt.epochMilliseconds / 1000),
    registration_client_uri: `${mint.issuer}${path(managementPaths.registered, { clientId })}`,
    registration_access_token: token,
  }
}
