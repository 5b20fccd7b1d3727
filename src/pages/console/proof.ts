// A fresh proof of who sits there, before what gives lasting power: asked for with the form that wants it, which then goes on.

import { allowsPasskeys, passkeySignInOptions } from '../../domain/operators/passkey.ts'
import { proveAgain, proveAgainWithPasskey } from '../../domain/operators/prove-again.ts'
import { isProved } from '../../domain/operators/session.ts'
import { findWaysIn } from '../../domain/operators/ways-in.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Call } from '../../platform/http/endpoint.ts'
import { field } from './asked.ts'
import { isSecure, sessionCookie, sessionToken } from './cookies.ts'
import { consolePage } from './conventions.ts'
import { afterTrouble, troubleOf, type SignInTrouble } from './sign-in-trouble.ts'
import { PROOF_FIELDS, proofView } from './views/proof.ts'
import type { ConsoleParts, ConsoleVisit } from './visit.ts'

/** The session's new cookie, where the proof came with this form; nothing, where it was given lately. */
export type FreshProof = { readonly 'set-cookie'?: string } | { readonly asks: Answer }

export async function freshProof(parts: ConsoleParts, visit: ConsoleVisit): Promise<FreshProof> {
  if (isProved(visit.session, parts.clock.now())) return {}
  const outcome = await judge(parts, visit)
  if (outcome && 'token' in outcome) return { 'set-cookie': sessionCookie(outcome.token, isSecure(parts)) }
  return { asks: await ask(parts, visit, outcome) }
}

/** Undefined where the form came without a proof. */
async function judge(
  parts: ConsoleParts,
  { call, session, device }: ConsoleVisit,
): Promise<SignInTrouble | { readonly token: string } | undefined> {
  const passkey = field(call, PROOF_FIELDS.passkey)
  if (passkey !== '') {
    const asking = { ...parts, browserSecret: sessionToken(call) ?? '' }
    const renewed = await proveAgainWithPasskey(parts, asking, session, passkey, device, call.requestId)
    return renewed ?? { because: 'passkey_refused' }
  }
  const [password, code] = [field(call, PROOF_FIELDS.password), field(call, PROOF_FIELDS.code)]
  if (password === '' && code === '') return undefined
  const outcome = await proveAgain(parts, session, { password, code }, device, call.requestId)
  return 'token' in outcome ? outcome : troubleOf(outcome, parts.clock.now())
}

async function ask(parts: ConsoleParts, visit: ConsoleVisit, trouble: SignInTrouble | undefined): Promise<Answer> {
  const { call, operator } = visit
  const { hasPassword, passkeys } = await findWaysIn(parts.database, operator.operatorId)
  const asking = { ...parts, browserSecret: sessionToken(call) ?? '' }
  const known = passkeys.map(({ credentialId }) => credentialId)
  const takesPasskey = known.length > 0 && allowsPasskeys(parts.issuer)
  const view = proofView({
    viewing: visit,
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
