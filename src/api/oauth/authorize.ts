// /api/v1/authorize (RFC 6749 4.1.1, OpenID Connect Core 3.1.2.1): the first request of the code flow. Its pages are in pages/.

import { z } from 'zod'
import {
  findReturnAddress,
  validateAuthorizationRequest,
  type AuthorizeParameters,
} from '../../domain/authorizations/authorization-request.ts'
import { answerUri } from '../../domain/authorizations/authorization.ts'
import { startAuthorization, type Started } from '../../domain/authorizations/start-authorization.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Call, type Endpoint, type Conventions } from '../../platform/http/endpoint.ts'
import type { Fields } from '../../platform/http/validate.ts'
import { errorText, Problem } from '../../platform/problem.ts'
import type { OAuthParts } from './parts.ts'
import { oauthPaths } from './paths.ts'

/** The domain validates them one by one, because who may be told what is wrong depends on the order. */
const describedParameters = z.object({
  client_id: z.string(),
  redirect_uri: z.url().describe('To the letter one that is registered.'),
  response_type: z.literal('code'),
  scope: z
    .string()
    .optional()
    .describe(
      'Data clusters, separated by spaces; ACCOUNT_BASIC is always one. May be left out beside authorization_details. openid brings an id_token; offline_access, profile, email, address and phone are accepted.',
    ),
  authorization_details: z
    .string()
    .optional()
    .describe('A consent request of the standard, as JSON (RFC 9396): [{"type":"fdx_v1.0","consentRequest":{...}}].'),
  state: z
    .string()
    .optional()
    .describe('Comes back unchanged: ties the answer to the browser. May be left out beside a code_challenge.'),
  provider_id: z
    .int()
    .optional()
    .describe('A provider at which the app is admitted. May be left out by an app that is admitted at one alone.'),
  correlation_id: z.guid().optional().describe('Of your choice; found again in logs and events.'),
  language: z.enum(['en', 'fr']).optional().describe('Of the pages; the browser’s own unless said.'),
  ui_locales: z
    .string()
    .optional()
    .describe('The same as OpenID Connect has it: fr-CA fr, the best first. Heard where language is not said.'),
  nonce: z.string().optional().describe('Beside openid: comes back in the id_token. At most 1024 bytes.'),
  prompt: z
    .string()
    .optional()
    .describe(
      'OpenID Connect. none is answered with login_required; whatever else is met, since the customer signs in each time.',
    ),
  max_age: z.int().min(0).optional().describe('OpenID Connect. Met in the same way; the id_token says auth_time.'),
  id_token_hint: z
    .string()
    .optional()
    .describe(
      'OpenID Connect. An earlier id_token of the app: if another customer signs in, it is told login_required.',
    ),
  code_challenge: z.string().optional().describe('PKCE (RFC 7636): BASE64URL(SHA256(code_verifier)).'),
  code_challenge_method: z.literal('S256').optional(),
})

/**
 * The codes that RFC 6749 4.1.2.1, RFC 9396 5 and OpenID Connect Core 3.1.2.6 know; what else goes wrong is `invalid_request`
 * to the app.
 */
const redirected = new Set([
  'unauthorized_client',
  'access_denied',
  'unsupported_response_type',
  'invalid_scope',
  'invalid_authorization_details',
  'temporarily_unavailable',
  'login_required',
  'request_not_supported',
  'request_uri_not_supported',
  'registration_not_supported',
])

/** The pages of the authorization, as far as the authorize request needs them. */
export type AuthorizePages = {
  /** Who cannot be sent back to an app is shown a page (RFC 9700 4.11.2). */
  readonly conventions: Conventions
  /** Sends the browser to the first page, bound to the authorization that it has begun. */
  first(started: Started): Answer
}

/** OpenID Connect has authorization servers take both methods (Core 3.1.2.1). */
export function authorizeEndpoints(parts: OAuthParts, pages: AuthorizePages): readonly Endpoint[] {
  const common = {
    path: oauthPaths.authorize,
    access: anyone,
    conventions: pages.conventions,
    lists: 'all',
    answers: {
      302: { description: 'An error, back at the redirect_uri: error, error_description, state, iss.' },
      303: { description: 'To the first page of the authorization.' },
      400: { description: 'The client or its redirect_uri is unknown.', content: 'text/html' },
      429: { description: 'Too many from this address within a minute.', content: 'text/html' },
    },
  } as const
  return [
    endpoint({
      ...common,
      name: 'authorize',
      summary: "Starts the customer's authorization and sends the browser to its first page.",
      method: 'GET',
      isUnsafe: true,
      describedQuery: describedParameters,
      handle: ({ call }) => authorize(parts, pages, call, call.query),
    }),
    endpoint({
      ...common,
      name: 'authorize-by-post',
      summary: 'The same, with the parameters in a form. Those in the query count too.',
      method: 'POST',
      accepts: ['form'],
      describedBody: describedParameters,
      handle: ({ call }) => authorize(parts, pages, call, joinFields(call.query, call.body)),
    }),
  ]
}

/** The address that an app is given may have a query, which every request keeps (RFC 6749 3.1): what is in both is there twice. */
function joinFields(query: Fields, body: Fields): Fields {
  const named = Map.groupBy([...Object.entries(query), ...Object.entries(body)], ([name]) => name)
  return Object.fromEntries([...named].map(([name, fields]) => [name, fields.flatMap(([, values]) => values)]))
}

async function authorize(parts: OAuthParts, pages: AuthorizePages, call: Call, fields: Fields): Promise<Answer> {
  parts.strangers.demandFew(call, 'authorize')
  const { parameters, repeated } = readParameters(fields)
  const address = await findReturnAddress(parts.database, parameters)
  call.log.caller = address.recipient.clientId
  try {
    if (repeated) throw new Problem('invalid_request', `${repeated} is given more than once.`)
    const request = await validateAuthorizationRequest(parts.database, parts, address, parameters)
    if (request.correlationId !== undefined) call.log.correlationId = request.correlationId
    const started = await startAuthorization(parts, request, call.requestId)
    if (started.challengeReused) parts.log.error('an app sent the same code_challenge twice', call.log)
    return pages.first(started)
  } catch (error) {
    return sendBack(parts, call, { redirectUri: address.redirectUri, state: parameters.state }, error)
  }
}

/**
 * A repeated client_id or redirect_uri counts as absent: nobody is redirected on the strength of one of two. So does a
 * parameter without a value (RFC 6749 3.1).
 */
function readParameters(fields: Fields): { parameters: AuthorizeParameters; repeated: string | undefined } {
  const parameters: Record<string, string> = {}
  let repeated: string | undefined
  for (const [name, values] of Object.entries(fields)) {
    if (!Array.isArray(values)) continue
    if (values.length > 1) repeated = name.slice(0, 40)
    else if (values[0] !== '') parameters[name] = String(values[0])
  }
  return { parameters, repeated }
}

function sendBack(
  parts: OAuthParts,
  call: Call,
  { redirectUri, state }: { readonly redirectUri: string; readonly state: string | undefined },
  error: unknown,
): Answer {
  const problem = error instanceof Problem ? error : undefined
  call.log.problem = problem?.code ?? 'server_error'
  if (!problem) parts.log.error('a bug', { requestId: call.requestId, error: errorText(error) })
  const code = !problem ? 'server_error' : redirected.has(problem.code) ? problem.code : 'invalid_request'
  const detail = problem?.detail ?? 'Something went wrong on our side. Try again.'
  return redirect(answerUri(redirectUri, parts.issuer, state, { error: code, error_description: detail }), {}, 302)
}
