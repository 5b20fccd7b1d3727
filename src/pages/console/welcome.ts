// The page of an invitation: the operator chooses a password with an authenticator app, or a passkey, and is signed in.

import { z } from 'zod'
import { acceptInvitation, type ChosenMethod } from '../../domain/operators/accept-invitation.ts'
import { openInvitation, type OpenInvitation } from '../../domain/operators/invitation.ts'
import { act } from '../../domain/journal/act.ts'
import { otpauthUri, stepOfCode } from '../../domain/operators/one-time-code.ts'
import { allowsPasskeys, newPasskeyOptions, readNewPasskey } from '../../domain/operators/passkey.ts'
import { passwordError } from '../../domain/operators/password.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { path } from '../../platform/http/path.ts'
import { text } from '../../platform/http/request-fields.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { signedInCookies, signedOutEndpoint, type SignedOutRequest } from './signed-out-endpoint.ts'
import { acceptedView, welcomeView, type WelcomeError } from './views/welcome.ts'

const typed = z.string().default('')

const form = { passkey: typed, password: typed, repeated: typed, code: typed }

type Typed = z.output<z.ZodObject<typeof form>>

export function welcomeEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  const open = (token: string): Promise<OpenInvitation> =>
    openInvitation(parts.database, parts.vault, parts.clock.now(), token)
  return [
    signedOutEndpoint(parts, {
      name: 'show-console-welcome',
      summary: 'Shows an invited operator the ways to sign in.',
      method: 'GET',
      path: paths.invitation,
      params: { token: text() },
      handle: async ({ params, ...request }) => show(parts, request, await open(params.token)),
    }),
    signedOutEndpoint(parts, {
      name: 'console-welcome',
      summary: 'Takes what an invited operator chose to sign in with.',
      method: 'POST',
      path: paths.invitation,
      params: { token: text() },
      body: form,
      async handle({ params: { token }, body, ...request }) {
        const invitation = await open(token)
        const chosen = await readChoice(parts, request.browserSecret, invitation, body)
        return typeof chosen === 'string'
          ? show(parts, request, invitation, chosen)
          : accept(parts, request, { token, invitation, chosen })
      },
    }),
  ]
}

/** Returns the chosen sign-in method, or why it is not accepted. */
async function readChoice(
  parts: ConsoleParts,
  browserSecret: string,
  { operator, totpSecret }: OpenInvitation,
  { passkey: made, password, repeated, code }: Typed,
): Promise<ChosenMethod | WelcomeError> {
  const now = parts.clock.now()
  if (made !== '' && allowsPasskeys(parts.issuer)) {
    const passkey = await readNewPasskey({ ...parts, browserSecret }, made, now)
    return passkey ? { passkey } : 'wrong_passkey'
  }
  const error = passwordError(password, operator.userName, new URL(parts.issuer).hostname)
  if (error) return error
  if (password !== repeated) return 'not_repeated'
  const step = stepOfCode(totpSecret, code, now)
  if (step === undefined) return 'wrong_code'
  using slot = parts.passwords.takeSlot({ name: operator.operatorId, isKnown: true })
  return { passwordHash: await slot.hash(password), step }
}

type Acceptance = { readonly token: string; readonly invitation: OpenInvitation; readonly chosen: ChosenMethod }

/** Shows the recovery codes in the response to the form, so that no address shows them again. */
async function accept(
  parts: ConsoleParts,
  { call, page, device }: SignedOutRequest,
  { token, invitation, chosen }: Acceptance,
): Promise<Answer> {
  const by = { actor: { kind: 'operator', id: invitation.operator.operatorId }, requestId: call.requestId } as const
  const { session, recoveryCodes } = await act(parts, by, (act) =>
    acceptInvitation(act, parts.vault, { token, invitation, chosen, device }),
  )
  const view = acceptedView(
    {
      ...page,
      languageLinks: {
        en: path(paths.overview, {}, { language: 'en' }),
        fr: path(paths.overview, {}, { language: 'fr' }),
      },
    },
    recoveryCodes,
  )
  const { userName } = invitation.operator
  return consolePage(200, view, { 'set-cookie': signedInCookies(parts, session.token, userName) })
}

async function show(
  parts: ConsoleParts,
  { call, page, csrfToken, browserSecret }: SignedOutRequest,
  { operator, totpSecret }: OpenInvitation,
  error?: WelcomeError,
): Promise<Answer> {
  const ceremony = { ...parts, browserSecret }
  const view = welcomeView({
    page,
    operator,
    csrfToken,
    action: call.path,
    totpSecret,
    otpauthUri: otpauthUri(totpSecret, `Portage ${new URL(parts.issuer).host}`, operator.userName),
    error,
    passkey: allowsPasskeys(parts.issuer)
      ? { options: await newPasskeyOptions(ceremony, operator, parts.clock.now()) }
      : undefined,
    scriptPath: parts.scripts.passkey.path,
  })
  return consolePage(error === undefined ? 200 : 400, view)
}
