// The messages of embedded Connect to the page around the frame: the steps of the vendor's hosted page, as far as they are known here.

import { queryOfAnswer } from '../../domain/authorizations/connect-answer.ts'
import type { Authorization } from '../../domain/authorizations/authorization.ts'
import { withAnswer } from '../../domain/connect/return-address.ts'

export type Message = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>> & {
  readonly step: string
}

/** A list that only grows during a trip. Its steps differ, so that each is told once, by its name. */
export type Messages = readonly Message[]

export const MOUNTED: Message = { step: 'APP_MOUNTED' }

/** The customer chooses a bank. */
export const CHOOSING: Messages = [MOUNTED, { step: 'COMPONENT_LOAD_INSTITUTION_SELECTOR', cached: false }]

/** The token of the link opens nothing: the page around the frame may fetch another one. */
export const TOKEN_INVALID: Messages = [MOUNTED, { step: 'TOKEN_INVALID' }]

/**
 * All that has happened since the customer chose the bank. What they do at the bank itself, such as a wrong password or a
 * security question, is the bank's to know: nothing tells of it.
 */
export function messagesOfTrip(authorization: Authorization, institution: string): Messages {
  const chosen: Message = { step: 'INSTITUTION_SELECTED', institution }
  const atBank: Message = { step: 'COMPONENT_LOAD_CREDENTIAL', institution }
  const signedIn: Message = { step: 'SUBMIT_CREDENTIAL', institution }
  const accounts: Message = { step: 'COMPONENT_LOAD_ACCOUNT_SELECTION', institution }
  const review: Message = { step: 'COMPONENT_LOAD_CONSENT', institution }
  if (authorization.status === 'started') return authorization.hasLeft ? [chosen, atBank] : [chosen]
  if (authorization.status === 'decided') {
    const end = messagesOfEnd(authorization, institution)
    if (!authorization.hasSignedIn) return [chosen, atBank, ...end]
    const isAllowed = authorization.answer.message?.loginId !== undefined
    return [chosen, atBank, signedIn, accounts, ...(isAllowed ? [review] : []), ...end]
  }
  const { accounts: offered } = authorization.signedIn
  const displayedAccounts = offered.filter(({ status }) => status === 'OPEN').length
  const counted = { ...accounts, totalAccounts: offered.length, displayedAccounts }
  return [chosen, atBank, signedIn, counted, ...(authorization.status === 'accountsChosen' ? [review] : [])]
}

type Decided = Extract<Authorization, { readonly status: 'decided' }>

function messagesOfEnd(authorization: Decided, institution: string): Messages {
  const { trip, state, answer } = authorization
  const { loginId, requestId, accountIds = [], error, error_description } = answer.message ?? {}
  const url = urlOfAnswer(authorization)
  const told = { institution, url, tag: trip?.tag, state }
  if (loginId === undefined) {
    const code = error === 'access_denied' ? {} : { flinksCode: 'RETRY_LATER' }
    const step = error === 'access_denied' ? 'COMPONENT_DENY_CONSENT' : 'RETRY_LATER'
    return [{ step, ...code, ...told, error, error_description }]
  }
  const accountId = trip?.accounts === 'many' ? accountIds : accountIds[0]
  return [
    { step: 'COMPONENT_ACCEPT_CONSENT', institution },
    { step: 'ACCOUNT_SELECTED', institution, accountId },
    { step: 'REDIRECT', loginId, requestId, accountId, ...told },
  ]
}

/**
 * Where the customer would be sent. Without a redirect URL it is an address that leads nowhere and carries the answer all the
 * same: listeners read the LoginId from its query.
 */
export function urlOfAnswer(authorization: Decided): string {
  const { trip, redirectUri, answer } = authorization
  const query = queryOfAnswer(authorization, answer.message ?? {})
  if (trip?.redirectUrl !== undefined) return withAnswer(trip.redirectUrl, query)
  const { institution, ...others } = query
  return withAnswer(redirectUri.split('?')[0] ?? '', { institution, ...others })
}
