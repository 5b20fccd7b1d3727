// A page of Connect as an endpoint: whose link it is, where the answer goes, in which language and look.

import type { z } from 'zod'
import type { Database } from '../../database/open.ts'
import {
  demandConnect,
  demandLinkToken,
  demandListed,
  type ConnectParty,
} from '../../domain/authorizations/connect-request.ts'
import type { LinkToken } from '../../domain/authorizations/connect-token.ts'
import { siteOf } from '../../domain/recipients/recipient.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { withQuery } from '../../platform/http/path.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { pageConventions } from '../page-conventions.ts'
import { pageHeaders, type PageSurroundings } from '../page.ts'
import { problemPage } from '../problem-page.ts'
import type { Script } from '../script.ts'
import type { Stylesheet } from '../stylesheet.ts'
import { surroundings } from '../surroundings.ts'
import { lookOf } from './look.ts'
import { TOKEN_INVALID } from './messages.ts'
import {
  connectQuery,
  languageOf,
  readParameters,
  readWishes,
  takenAlong,
  type ConnectWishes,
  type SentParameters,
} from './parameters.ts'
import type { Telling } from './views/telling.ts'

export type ConnectParts = {
  readonly database: Database
  readonly clock: Clock
  readonly vault: Vault
  readonly issuer: string
  readonly stylesheet: Stylesheet
  /** Tells the page around a frame what happens. */
  readonly script: Script
  /** The limit of authorizations that are begun. */
  readonly strangers: StrangerLimit
}

export type ConnectPageRequest = ConnectParty & {
  readonly call: Call
  readonly page: PageSurroundings
  readonly sent: SentParameters
  readonly wishes: ConnectWishes
  readonly linkToken: LinkToken | undefined
  /** In a frame, or without an address to send the customer to: the answer goes to the page around. */
  readonly isEmbedded: boolean
}

type Definition<Params> = {
  readonly name: string
  readonly summary: string
  readonly path: string
  readonly isUnsafe?: true
  readonly params?: z.ZodType<Params>
  handle(request: ConnectPageRequest, params: Params): Promise<Answer>
}

/** Once it is known whose link it is, problems are shown with the headers of a page that may be embedded. */
export function connectPage<Params = undefined>(
  parts: ConnectParts,
  { handle, ...definition }: Definition<Params>,
): Endpoint {
  const { database, clock } = parts
  return endpoint({
    ...definition,
    method: 'GET',
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    query: connectQuery,
    lists: 'all',
    answers: {
      200: { description: 'The page.', content: 'text/html' },
      303: { description: 'On to the bank.' },
      400: { description: 'The organization or the address is unknown.', content: 'text/html' },
    },
    async handle({ call, query, params }) {
      const sent = readParameters(query)
      const { customerId, authorizeToken, redirectUrl } = sent
      const party = await demandConnect(database, clock.now(), { customerId, authorizeToken })
      call.log.caller = party.recipient.clientId
      const isEmbedded = redirectUrl === undefined || isFramed(call)
      demandListed(party.connect, { redirectUrl, isEmbedded })
      const opening = { ...party, call, sent, isEmbedded, page: surroundingsOf(parts, call, party, sent) }
      try {
        const linkToken = await demandLinkToken(database, clock.now(), party.connect, authorizeToken)
        return await handle({ ...opening, wishes: readWishes(sent), linkToken }, params)
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        return showProblem(parts, opening, error)
      }
    },
  })
}

/** Browsers say where a page will be shown (Fetch Metadata). */
function isFramed(call: Call): boolean {
  return ['iframe', 'frame', 'embed', 'object'].includes(call.header('sec-fetch-dest') ?? '')
}

function surroundingsOf(
  { stylesheet }: ConnectParts,
  call: Call,
  { connect }: ConnectParty,
  sent: SentParameters,
): PageSurroundings {
  const inLanguage = (language: string): string => withQuery(call.path, { ...takenAlong(sent), language })
  const asked = sent.theme?.toLowerCase()
  const theme = asked === 'light' || asked === 'dark' ? asked : undefined
  return {
    ...surroundings(call, stylesheet, { app: languageOf(sent) ?? connect.look.language }),
    languageLinks: { en: inLanguage('en'), fr: inLanguage('fr') },
    look: lookOf(connect.look, theme),
  }
}

type Opening = Omit<ConnectPageRequest, 'wishes' | 'linkToken'>

function showProblem({ script }: ConnectParts, opening: Opening, problem: Problem): Answer {
  const { connect, recipient, call, page, sent } = opening
  const telling: Telling = {
    messages: problem.code === 'invalid_token' ? TOKEN_INVALID : [],
    origins: connect.origins,
    asText: sent.stringify?.toLowerCase() === 'true',
    scriptPath: script.path,
  }
  const backToApp = { name: recipient.name, href: siteOf(recipient) }
  return problemPage(problem, { call, page, backToApp, headers: headersOf(connect), telling })
}

/** The headers of a page that the organization's sites may show in a frame, where they are listed. */
export function headersOf({ origins }: ConnectParty['connect']) {
  return pageHeaders({ framedBy: origins, leadsAway: true })
}
