// A page of Connect as an endpoint: by whom it was asked for, where the answer goes, in which language.

import { z } from 'zod'
import type { Database } from '../../database/open.ts'
import { validateState } from '../../domain/authorizations/authorization-request.ts'
import { demandConnect, demandListed, type ConnectParty } from '../../domain/authorizations/connect-request.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { withQuery, type QueryParameters } from '../../platform/http/path.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import { languages } from '../../platform/language.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { pageConventions } from '../page-conventions.ts'
import { pageHeaders, type PageSurroundings } from '../page.ts'
import { problemPage } from '../problem-page.ts'
import type { Script } from '../script.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { surroundings } from '../surroundings.ts'

export type ConnectParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly stylesheet: Stylesheet
  /** Tells the page around a frame how it ended. */
  readonly script: Script
  /** The limit of authorizations that are begun. */
  readonly strangers: StrangerLimit
}

/** What is left empty is absent. */
const value = z
  .string()
  .transform((text) => text || undefined)
  .optional()

const connectQuery = z.object({ customerId: value, redirectUrl: value, state: value, language: value, search: value })

type ConnectQuery = z.infer<typeof connectQuery>

export type ConnectPageRequest = ConnectParty & {
  readonly call: Call
  readonly page: PageSurroundings
  /** Absent: Connect is embedded, and its answer goes to the page around it. */
  readonly redirectUrl: string | undefined
  readonly state: string | undefined
  readonly search: string | undefined
  /** What comes along from page to page, as it was sent. */
  readonly sent: QueryParameters
}

type Definition<Params> = {
  readonly name: string
  readonly summary: string
  readonly path: string
  readonly isUnsafe?: true
  readonly params?: z.ZodType<Params>
  handle(request: ConnectPageRequest, params: Params): Promise<Answer>
}

/** Once it is known who asks, problems are shown with the headers of a page that may be embedded. */
export function connectPage<Params = undefined>(
  parts: ConnectParts,
  { handle, ...definition }: Definition<Params>,
): Endpoint {
  return endpoint({
    ...definition,
    method: 'GET',
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    query: connectQuery,
    answers: {
      200: { description: 'The page.', content: 'text/html' },
      303: { description: 'On to the bank.' },
      400: { description: 'The organization or the address is unknown.', content: 'text/html' },
    },
    async handle({ call, query, params }) {
      const party = await demandConnect(parts.database, query.customerId)
      call.log.caller = party.recipient.clientId
      demandListed(party.connect, query.redirectUrl)
      const request = readRequest(parts, call, party, query)
      try {
        if (query.language !== undefined && !languages.some((known) => known === query.language)) {
          throw new Problem('invalid_request', 'language must be en or fr.')
        }
        if (query.state !== undefined) validateState(query.state)
        return await handle(request, params)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const { name, clientUri } = party.recipient
        const backToApp = { name, href: clientUri }
        return problemPage(error, { call, page: request.page, backToApp, headers: headersOf(request) })
      }
    },
  })
}

function readRequest(
  { stylesheet }: ConnectParts,
  call: Call,
  party: ConnectParty,
  { search, ...sent }: ConnectQuery,
): ConnectPageRequest {
  const inLanguage = (language: string): string => withQuery(call.path, { ...sent, language })
  const languageLinks = { en: inLanguage('en'), fr: inLanguage('fr') }
  const page = { ...surroundings(call, stylesheet), languageLinks }
  return { ...party, call, page, redirectUrl: sent.redirectUrl, state: sent.state, search, sent }
}

/** The headers of a page that is embedded if no address was named to send the customer to. */
export function headersOf({ connect, redirectUrl }: Pick<ConnectPageRequest, 'connect' | 'redirectUrl'>) {
  return pageHeaders(redirectUrl === undefined ? { framedBy: connect.origins, leadsAway: true } : {})
}
