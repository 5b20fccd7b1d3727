// A fresh proof of who sits there, before what gives lasting power: asked for with the form that wants it, which then goes on.

import { z } from 'zod'
import { allowsPasskeys, passkeySignInOptions } from '../../domain/operators/passkey.ts'
import { proveAgain, proveAgainWithPasskey } from '../../domain/operators/prove-again.ts'
import { isProved } from '../../domain/operators/session.ts'
import { findSignInMethods } from '../../domain/operators/sign-in-methods.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import type { ConsoleParts, ConsoleRequest } from './console-request.ts'
import { isSecure, sessionCookie, sessionToken } from './cookies.ts'
import { consolePage } from './conventions.ts'
import { afterTrouble, troubleOf, type SignInTrouble } from './sign-in-trouble.ts'
import { PROOF_FIELDS, proofView } from './views/proof.ts'

/** The session's new cookie, where the proof came with this form; nothing, where it was given lately. */
export type FreshProof = { readonly 'set-cookie'?: string } | { readonly asks: Answer }

export async function freshProof(parts: ConsoleParts, request: ConsoleRequest): Promise<FreshProof> {
  if (isProved(request.session, parts.clock.now())) return {}
  const outcome = await judge(parts, request)
  if (outcome && 'token' in outcome) return { 'set-cookie': sessionCookie(outcome.token, isSecure(parts)) }
  return { asks: await ask(parts, request, outcome) }
}

const typed = z.string().catch('')

const proofForm = z.object({
  [PROOF_FIELDS.password]: typed,
  [PROOF_FIELDS.code]: typed,
  [PROOF_FIELDS.passkey]: typed,
})

/** Returns `undefined` if the form came without a proof. */
async function judge(
  parts: ConsoleParts,
  { call, session, device }: ConsoleRequest,
): Promise<SignInTrouble | { readonly token: string } | undefined> {
  const {
    [PROOF_FIELDS.password]: password,
    [PROOF_FIELDS.code]: code,
    [PROOF_FIELDS.passkey]: passkey,
  } = proofForm.parse(call.body)
  const prover = { session, device, requestId: call.requestId }
  if (passkey !== '') {
    const asking = { ...parts, browserSecret: sessionToken(call) ?? '' }
    const renewed = await proveAgainWithPasskey(asking, prover, passkey)
    return renewed ?? { because: 'passkey_refused' }
  }
  if (password === '' && code === '') return undefined
  const outcome = await proveAgain(parts, prover, { password, code })
  return 'token' in outcome ? outcome : troubleOf(outcome, parts.clock.now())
}

async function ask(parts: ConsoleParts, request: ConsoleRequest, trouble: SignInTrouble | undefined): Promise<Answer> {
  const { call, operator } = request
  const { hasPassword, passkeys } = await findSignInMethods(parts.database, operator.operatorId)
  const asking = { ...parts, browserSecret: sessionToken(call) ?? '' }
  const known = passkeys.map(({ credentialId }) => credentialId)
  const takesPasskey = known.length > 0 && allowsPasskeys(parts.issuer)
  const view = proofView({
    viewing: request,
    action: call.path,
    typed: typedFields(call),
    hasPassword,
    passkey: takesPasskey ? { options: await passkeySignInOptions(asking, parts.clock.now(), known) } : undefined,
    trouble,
    scriptPath: parts.scripts.passkey.path,
  })
  const { status, headers } = trouble ? afterTrouble(trouble) : { status: 403 }
  return consolePage(status, view, headers)
}

/** What was typed into the form that wants the proof, and comes back with it. */
function typedFields({ body }: Call): readonly (readonly [string, string])[] {
  const ours = new Set(['csrf_token', ...Object.values(PROOF_FIELDS)])
  return Object.entries(body)
    .filter(([name]) => !ours.has(name))
    .flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const))
}
