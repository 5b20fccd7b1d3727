// The sign-in of the console, with a password and a code or with a passkey, and the sign-out.

import { z } from 'zod'
import { act } from '../../domain/journal/act.ts'
import { endSessions } from '../../domain/operators/end-sessions.ts'
import { allowsPasskeys, passkeySignInOptions } from '../../domain/operators/passkey.ts'
import { signIn, signInWithPasskey } from '../../domain/operators/sign-in.ts'
import { redirect, type Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import type { ConsoleParts } from './console-request.ts'
import { isSecure, noSessionCookie, sessionCookie } from './cookies.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { failureAnswer, signInFailure, type SignInFailure } from './sign-in-failure.ts'
import {
  deviceOfUser,
  redirectSignedIn,
  safeTarget,
  signedInCookies,
  signedOutEndpoint,
  type SignedOutRequest,
} from './signed-out-endpoint.ts'
import { signInView } from './views/sign-in.ts'

/** An empty field counts as a wrong value. */
const typed = z.string().default('')

const target = { to: typed }

export function signInEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    signedOutEndpoint(parts, {
      name: 'show-console-sign-in',
      summary: 'Shows the sign-in of the console.',
      method: 'GET',
      path: paths.signIn,
      query: target,
      handle: ({ query, ...request }) => show(parts, request, { to: query.to }),
    }),
    signedOutEndpoint(parts, {
      name: 'console-sign-in',
      summary: 'Signs an operator in with a password and a code.',
      method: 'POST',
      path: paths.signIn,
      body: { ...target, user_name: typed, password: typed, code: typed },
      handle: ({ body: { to, user_name: userName, ...secrets }, ...request }) =>
        takePassword(parts, request, { to, userName, ...secrets }),
    }),
    signedOutEndpoint(parts, {
      name: 'console-sign-in-with-passkey',
      summary: 'Signs an operator in with a passkey.',
      method: 'POST',
      path: paths.signInWithPasskey,
      body: { ...target, passkey: typed },
      handle: ({ body, ...request }) => takePasskey(parts, request, body),
    }),
    signOutEndpoint(parts),
  ]
}

type TypedPassword = {
  readonly to: string
  readonly userName: string
  readonly password: string
  readonly code: string
}

async function takePassword(parts: ConsoleParts, request: SignedOutRequest, form: TypedPassword): Promise<Answer> {
  const { call } = request
  const { to, ...typed } = form
  const device = deviceOfUser(parts, request, typed.userName)
  if (device.known === undefined) parts.guesses.demandFew(call, 'sign-in')
  const outcome = await signIn(parts, typed, device, call.requestId)
  if ('token' in outcome) return redirectSignedIn(to, signedInCookies(parts, outcome.token, typed.userName))
  return show(parts, request, { to, userName: typed.userName, failure: signInFailure(outcome, parts.clock.now()) })
}

async function takePasskey(
  parts: ConsoleParts,
  request: SignedOutRequest,
  { to, passkey }: { readonly to: string; readonly passkey: string },
): Promise<Answer> {
  const { call, device, browserSecret } = request
  const session = await signInWithPasskey({ ...parts, browserSecret }, passkey, device, call.requestId)
  if (session) return redirectSignedIn(to, [sessionCookie(session.token, isSecure(parts))])
  return show(parts, request, { to, failure: { because: 'passkey_refused' } })
}

type Shown = { readonly to: string; readonly userName?: string; readonly failure?: SignInFailure }

async function show(
  parts: ConsoleParts,
  { page, browserSecret, csrfToken }: SignedOutRequest,
  { to, userName = '', failure }: Shown,
): Promise<Answer> {
  const ceremony = { ...parts, browserSecret }
  const view = signInView({
    page: { ...page, languageLinks: languageLinks(safeTarget(to)) },
    csrfToken,
    to: safeTarget(to),
    userName: userName.slice(0, 254),
    ...(failure && { failure }),
    passkey: allowsPasskeys(parts.issuer)
      ? { options: await passkeySignInOptions(ceremony, parts.clock.now()) }
      : undefined,
    scriptPath: parts.scripts.passkey.path,
  })
  const { status, headers } = failure ? failureAnswer(failure) : { status: 200 }
  return consolePage(status, view, headers)
}

/** Links to the sign-in in each language, with the same target and without the failure. */
function languageLinks(to: string): Readonly<Record<'en' | 'fr', string>> {
  const link = (language: string): string => path(paths.signIn, {}, { to, language })
  return { en: link('en'), fr: link('fr') }
}

function signOutEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'console-sign-out',
    summary: 'Ends the session of this browser.',
    method: 'POST',
    path: paths.signOut,
    role: 'viewer',
    async handle({ by, operator, session }) {
      const which = { operatorId: operator.operatorId, only: session.sessionId }
      await act(parts, by, (act) => endSessions(act, which, 'sign-out'))
      return redirect(paths.signIn, { 'set-cookie': noSessionCookie(isSecure(parts)) })
    },
  })
}
