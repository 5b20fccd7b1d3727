// What an app says of itself when it registers (RFC 7591, with the standard's members): the rules of a recipient, other names.

import { z } from 'zod'
import {
  contactsOf,
  email,
  recipientMembers,
  scope,
  type RecipientRules,
} from '../../domain/recipients/recipient-request.ts'
import { intermediaries, registryReferences } from '../../domain/recipients/registry-reference.ts'
import type { WantedRecipient } from '../../domain/recipients/change-recipient.ts'
import type { NewRecipient } from '../../domain/recipients/create-recipient.ts'
import { consentDurationTypes } from '../../fdx/consent.ts'
import { list, text, words } from '../../platform/http/request-fields.ts'

export const grantTypes = ['authorization_code', 'refresh_token', 'client_credentials'] as const
export const authenticationMethods = ['client_secret_basic', 'client_secret_post'] as const

/** The only ones that there are here (OpenID Connect Registration 2). Every app has both, asked for or not. */
export const SUBJECT_TYPE = 'pairwise'
export const ID_TOKEN_ALGORITHM = 'ES256'

/** Ten years. */
const LONGEST_PERIOD = 3650

const period = z
  .int('must be a whole number of days')
  .min(1, 'must be at least 1')
  .max(LONGEST_PERIOD, `must be at most ${LONGEST_PERIOD}`)

/** Members that nobody here knows are passed over (RFC 7591 2). */
export function registrationRequest(rules: RecipientRules) {
  const { name, description, redirect_uris, logo_uri, client_uri, terms_uri, country } = recipientMembers(rules)
  return z
    .object({
      client_name: name,
      description,
      redirect_uris,
      logo_uri,
      client_uri,
      tos_uri: terms_uri.describe('The terms of use; client_uri unless said.'),
      contacts: contactsOf(rules, email),
      scope: scope(),
      country: country.describe('CA unless said. Not a member of the standard.'),
      duration_type: list(words(consentDurationTypes.values))
        .min(1, 'must name at least one')
        .optional()
        .describe('The only ones that the app will ask for.'),
      duration_period: period.optional().describe('The most days of a TIME_BOUND consent.'),
      lookback_period: period.optional().describe('The most days that a consent reaches back.'),
      registry_references: registryReferences.optional(),
      intermediaries: intermediaries.optional(),
      grant_types: list(words(grantTypes)).optional(),
      response_types: list(words(['code'])).optional(),
      token_endpoint_auth_method: words(authenticationMethods).default('client_secret_basic'),
      subject_type: words([SUBJECT_TYPE]).optional(),
      id_token_signed_response_alg: words([ID_TOKEN_ALGORITHM]).optional(),
    })
    .refine(({ duration_type: types, duration_period: days }) => !types?.includes('TIME_BOUND') || days !== undefined, {
      path: ['duration_period'],
      message: 'is missing: TIME_BOUND goes with a number of days',
    })
}

export type RegistrationRequest = z.infer<ReturnType<typeof registrationRequest>>

/** Reads a first registration, in which what may be left out gets a value. */
export function readRecipient(body: RegistrationRequest): NewRecipient {
  const { client_uri: clientUri } = body
  return {
    country: 'CA',
    description: '',
    contacts: [],
    ...(clientUri && { termsUri: clientUri }),
    ...readChange(body),
  }
}

/** Reads a change: what was left out is absent. */
export function readChange(body: RegistrationRequest): WantedRecipient {
  return {
    name: body.client_name,
    clusters: body.scope,
    redirectUris: body.redirect_uris,
    ...(body.description && { description: body.description }),
    ...(body.logo_uri && { logoUri: body.logo_uri }),
    ...(body.client_uri && { clientUri: body.client_uri }),
    ...(body.tos_uri && { termsUri: body.tos_uri }),
    ...(body.contacts && { contacts: body.contacts }),
    ...(body.country && { country: body.country }),
    ...(body.duration_type && { durationTypes: [...new Set(body.duration_type)] }),
    ...(body.duration_period !== undefined && { durationDays: body.duration_period }),
    ...(body.lookback_period !== undefined && { lookbackDays: body.lookback_period }),
    ...(body.registry_references && { registryReferences: body.registry_references }),
    ...(body.intermediaries && { intermediaries: body.intermediaries }),
  }
}

/** The id that a change is for, which must stand in its body (RFC 7592 2.2). */
export function changeRequest(rules: RecipientRules) {
  return registrationRequest(rules).safeExtend({
    client_id: text(),
    client_secret: text().optional().describe('The present one, where it is sent.'),
  })
}
