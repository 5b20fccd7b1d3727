// What a page of Connect was asked: by whom, where the answer goes, in which language.

import { demandConnect, demandListed, type ConnectParty } from '../../domain/authorizations/connect-request.ts'
import { judgeState } from '../../domain/authorizations/authorization-request.ts'
import type { Database } from '../../database/open.ts'
import type { Clock } from '../../platform/clock.ts'
import { page, retryAfter, type Answer } from '../../platform/http/answer.ts'
import { anyone, endpoint, type Call, type Endpoint } from '../../platform/http/endpoint.ts'
import { Problem } from '../../platform/problem.ts'
import type { StrangerLimit } from '../../platform/http/stranger-limit.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Language } from '../../domain/retrieval/connector.ts'
import { languages } from '../../platform/language.ts'
import { errorView } from '../authorization/views/error.ts'
import { pageHeaders, type PageSurroundings } from '../page.ts'
import { pageConventions, pageStatus } from '../page-conventions.ts'
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
  /** Of authorizations that are begun. */
  readonly strangers: StrangerLimit
}

export type Asked = ConnectParty & {
  readonly call: Call
  readonly page: PageSurroundings
  /** Absent: Connect is embedded, and its answer goes to the page around it. */
  readonly redirectUrl?: string
  readonly state?: string
  /** The same request at another page of Connect, or in another language. */
  address(path: string, language?: Language): string
}

/** What comes along from page to page, as it was sent. */
const NAMES = ['customerId', 'redirectUrl', 'state', 'language'] as const

type Definition = {
  readonly name: string
  readonly summary: string
  readonly path: string
  readonly isUnsafe?: true
  handle(asked: Asked): Promise<Answer>
}

/** A page of Connect. Once it is known who asks, its problems may be shown in the frame as well. */
export function connectPage(parts: ConnectParts, { name, summary, path, isUnsafe, handle }: Definition): Endpoint {
  return endpoint({
    name,
    summary,
    method: 'GET',
    path,
    ...(isUnsafe && { isUnsafe }),
    access: anyone,
    conventions: pageConventions(parts.stylesheet),
    answers: {
      200: { description: 'The page.', content: 'text/html' },
      303: { description: 'On to the bank.' },
      400: { description: 'The organization or the address is unknown.', content: 'text/html' },
    },
    async handle({ call }) {
      const party = await demandConnect(parts.database, text(call, 'customerId') ?? '')
      call.log.caller = party.recipient.clientId
      const redirectUrl = text(call, 'redirectUrl')
      demandListed(party.connect, redirectUrl)
      const asked = readAsked(parts, call, party, redirectUrl)
      try {
        const language = text(call, 'language')
        if (language !== undefined && !languages.some((known) => known === language)) {
          throw new Problem('invalid_request', 'language must be en or fr.')
        }
        if (asked.state !== undefined) judgeState(asked.state)
        return await handle(asked)
      } catch (error) {
        if (error instanceof Problem) return troublePage(asked, error)
        throw error
      }
    },
  })
}

function readAsked(
  { stylesheet }: ConnectParts,
  call: Call,
  party: ConnectParty,
  redirectUrl: string | undefined,
): Asked {
  const state = text(call, 'state')
  const address = (path: string, language?: Language): string => {
    const sent = NAMES.map((name) => [name, name === 'language' ? (language ?? text(call, name)) : text(call, name)])
    return `${path}?${new URLSearchParams(sent.filter((pair): pair is [string, string] => pair[1] !== undefined)).toString()}`
  }
  const languageLinks = { en: address(call.path, 'en'), fr: address(call.path, 'fr') }
  return {
    ...party,
    call,
    page: { ...surroundings(call, stylesheet), languageLinks },
    address,
    ...(redirectUrl !== undefined && { redirectUrl }),
    ...(state !== undefined && { state }),
  }
}

/** The headers of a page that is embedded where no address was named to send the customer to. */
export function headersOf({ connect, redirectUrl }: Pick<Asked, 'connect' | 'redirectUrl'>) {
  return pageHeaders(redirectUrl === undefined ? { framedBy: connect.origins, leadsAway: true } : {})
}

function troublePage(asked: Asked, problem: Problem): Answer {
  const { code, detail } = problem
  const { call, page: page_, recipient } = asked
  call.log.problem = code
  const backToApp = { name: recipient.name, href: recipient.clientUri }
  const view = errorView({ page: page_, code, detail, reference: call.requestId, backToApp })
  const status = pageStatus(code)
  return page(status, view, { ...retryAfter(problem, status), ...headersOf(asked) })
}

/** Absent where it was left empty. */
export function text(call: Call, name: string): string | undefined {
  const value = call.query[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}
