// Signing in to the console, with a password and a code or with a passkey; and signing out.

import { act } from '../../domain/journal/act.ts'
import { endSessions } from '../../domain/operators/end-sessions.ts'
import { allowsPasskeys, passkeySignInOptions } from '../../domain/operators/passkey.ts'
import { signIn, signInWithPasskey } from '../../domain/operators/sign-in.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { field } from './asked.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { isSecure, noSessionCookie, sessionCookie } from './cookies.ts'
import { deviceOfUser, doorEndpoint, enter, safeTarget, signedInCookies, type DoorVisit } from './door.ts'
import { consolePage } from './conventions.ts'
import { afterTrouble, troubleOf, type SignInTrouble } from './sign-in-trouble.ts'
import { signInView } from './views/sign-in.ts'
import type { ConsoleParts } from './visit.ts'

export function signInEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    doorEndpoint(parts, {
      name: 'show-console-sign-in',
      summary: 'Shows the sign-in of the console.',
      method: 'GET',
      path: '/sign-in',
      handle: (visit) => show(parts, visit, visit.call.query['to']),
    }),
    doorEndpoint(parts, {
      name: 'console-sign-in',
      summary: 'Signs an operator in with a password and a code.',
      method: 'POST',
      path: '/sign-in',
      handle: (visit) => takePassword(parts, visit),
    }),
    doorEndpoint(parts, {
      name: 'console-sign-in-with-passkey',
      summary: 'Signs an operator in with a passkey.',
      method: 'POST',
      path: '/sign-in/passkey',
      handle: (visit) => takePasskey(parts, visit),
    }),
    signOutEndpoint(parts),
  ]
}

async function takePassword(parts: ConsoleParts, visit: DoorVisit): Promise<Answer> {
  const { call } = visit
  const [userName, password, code] = [field(call, 'user_name'), field(call, 'password'), field(call, 'code')]
  const device = deviceOfUser(parts, visit, userName)
  if (device.known === undefined) parts.guesses.demandFew(call, 'sign-in')
  const outcome = await signIn(parts, { userName, password, code }, device, call.requestId)
  if ('token' in outcome) return enter(field(call, 'to'), signedInCookies(parts, outcome.token, userName))
  return show(parts, visit, field(call, 'to'), troubleOf(outcome, parts.clock.now()))
}

async function takePasskey(parts: ConsoleParts, visit: DoorVisit): Promise<Answer> {
  const { call, device } = visit
  const asking = { ...parts, browserSecret: visit.browserSecret }
  const session = await signInWithPasskey(parts, asking, field(call, 'passkey'), device, call.requestId)
  if (session) return enter(field(call, 'to'), [sessionCookie(session.token, isSecure(parts))])
  return show(parts, visit, field(call, 'to'), { because: 'passkey_refused' })
}

async function show(
  parts: ConsoleParts,
  { call, page, browserSecret, csrfToken }: DoorVisit,
  to: unknown,
  trouble?: SignInTrouble,
): Promise<Answer> {
  const asking = { ...parts, browserSecret }
  const view = signInView({
    page: { ...page, languageLinks: languageLinks(safeTarget(to)) },
    csrfToken,
    to: safeTarget(to),
    userName: field(call, 'user_name').slice(0, 254),
    ...(trouble && { trouble }),
    passkey: allowsPasskeys(parts.issuer)
      ? { options: await passkeySignInOptions(asking, parts.clock.now()) }
      : undefined,
    scriptPath: parts.scripts.passkey.path,
  })
  const { status, headers } = trouble ? afterTrouble(trouble) : { status: 200 }
  return consolePage(status, view, headers)
}

/** Whoever switches the language keeps on going where they were going; and after a failure the page is asked for anew. */
function languageLinks(to: string): Readonly<Record<'en' | 'fr', string>> {
  const link = (language: string): string => `/console/sign-in?${new URLSearchParams({ to, language }).toString()}`
  return { en: link('en'), fr: link('fr') }
}

function signOutEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'console-sign-out',
    summary: 'Ends the session of this browser.',
    method: 'POST',
    path: '/sign-out',
    role: 'viewer',
    async handle({ by, operator, session }) {
      const which = { operatorId: operator.operatorId, only: session.sessionId }
      await act(parts, by, (act) => endSessions(act, which, 'sign-out'))
      return redirect('/console/sign-in', { 'set-cookie': noSessionCookie(isSecure(parts)) })
    },
  })
}
