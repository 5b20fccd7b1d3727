// The page behind an invitation's link: a password with an authenticator app, or a passkey; then signed in.

import { acceptInvitation, type Chosen } from '../../domain/operators/accept-invitation.ts'
import { openInvitation, type OpenInvitation } from '../../domain/operators/invitation.ts'
import { act } from '../../domain/journal/act.ts'
import { otpauthUri, stepOfCode } from '../../domain/operators/one-time-code.ts'
import { allowsPasskeys, newPasskeyOptions, readNewPasskey } from '../../domain/operators/passkey.ts'
import { passwordTrouble } from '../../domain/operators/password.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { field } from './asked.ts'
import { doorEndpoint, signedInCookies, type DoorVisit } from './door.ts'
import { consolePage } from './conventions.ts'
import { acceptedView, welcomeView, type WelcomeTrouble } from './views/welcome.ts'
import type { ConsoleParts } from './visit.ts'

export function welcomeEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  const open = ({ call }: DoorVisit): Promise<OpenInvitation> =>
    openInvitation(parts.database, parts.vault, parts.clock.now(), call.params['token'] ?? '')
  return [
    doorEndpoint(parts, {
      name: 'show-console-welcome',
      summary: 'Shows an invited operator the ways to sign in.',
      method: 'GET',
      path: '/welcome/:token',
      handle: async (visit) => show(parts, visit, await open(visit)),
    }),
    doorEndpoint(parts, {
      name: 'console-welcome',
      summary: 'Takes what an invited operator chose to sign in with.',
      method: 'POST',
      path: '/welcome/:token',
      async handle(visit) {
        const invitation = await open(visit)
        const chosen = await readChoice(parts, visit, invitation)
        return typeof chosen === 'string'
          ? show(parts, visit, invitation, chosen)
          : accept(parts, visit, invitation, chosen)
      },
    }),
  ]
}

/** Or what is wrong with it. */
async function readChoice(
  parts: ConsoleParts,
  visit: DoorVisit,
  { operator, totpSecret }: OpenInvitation,
): Promise<Chosen | WelcomeTrouble> {
  const { call, browserSecret } = visit
  const now = parts.clock.now()
  if (field(call, 'passkey') !== '' && allowsPasskeys(parts.issuer)) {
    const passkey = await readNewPasskey({ ...parts, browserSecret }, field(call, 'passkey'), now)
    return passkey ? { passkey } : 'wrong_passkey'
  }
  const password = field(call, 'password')
  const trouble = passwordTrouble(password, operator.userName, new URL(parts.issuer).hostname)
  if (trouble) return trouble
  if (password !== field(call, 'repeated')) return 'not_repeated'
  const step = stepOfCode(totpSecret, field(call, 'code'), now)
  if (step === undefined) return 'wrong_code'
  using place = parts.passwords.takePlace({ name: operator.operatorId, isKnown: true })
  return { passwordHash: await place.hash(password), step }
}

/** The codes are in the answer to the form itself: there is no address at which they could be seen again. */
async function accept(
  parts: ConsoleParts,
  { call, page, device }: DoorVisit,
  invitation: OpenInvitation,
  chosen: Chosen,
): Promise<Answer> {
  const by = { actor: { kind: 'operator', id: invitation.operator.operatorId }, requestId: call.requestId } as const
  const token = call.params['token'] ?? ''
  const { session, recoveryCodes } = await act(parts, by, (act) =>
    acceptInvitation(act, parts.vault, token, invitation, chosen, device),
  )
  const view = acceptedView(
    { ...page, languageLinks: { en: '/console?language=en', fr: '/console?language=fr' } },
    recoveryCodes,
  )
  const { userName } = invitation.operator
  return consolePage(200, view, { 'set-cookie': signedInCookies(parts, session.token, userName) })
}

async function show(
  parts: ConsoleParts,
  { call, page, csrfToken, browserSecret }: DoorVisit,
  { operator, totpSecret }: OpenInvitation,
  trouble?: WelcomeTrouble,
): Promise<Answer> {
  const asking = { ...parts, browserSecret }
  const view = welcomeView({
    page,
    operator,
    csrfToken,
    action: call.path,
    totpSecret,
    otpauthUri: otpauthUri(totpSecret, `Portage ${new URL(parts.issuer).host}`, operator.userName),
    trouble,
    passkey: allowsPasskeys(parts.issuer)
      ? { options: await newPasskeyOptions(asking, operator, parts.clock.now()) }
      : undefined,
    scriptPath: parts.scripts.passkey.path,
  })
  return consolePage(trouble === undefined ? 200 : 400, view)
}
