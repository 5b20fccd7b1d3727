// The fresh proof that a sensitive form requires: the operator authenticates again, and the form is then processed.

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
import { failureAnswer, signInFailure, type SignInFailure } from './sign-in-failure.ts'
import { PROOF_FIELDS, proofView } from './views/proof.ts'

/**
 * The session's new cookie if the proof came with this form, nothing if the operator authenticated recently, or the form
 * that asks for the proof.
 */
export type FreshProof = { readonly 'set-cookie'?: string } | { readonly form: Answer }

/** @param secrets the fields that the page with the form keeps sealed. */
export async function freshProof(
  parts: ConsoleParts,
  request: ConsoleRequest,
  secrets: readonly string[],
): Promise<FreshProof> {
  if (isProved(request.session, parts.clock.now())) return {}
  const outcome = await checkProof(parts, request)
  if (outcome && 'token' in outcome) return { 'set-cookie': sessionCookie(outcome.token, isSecure(parts)) }
  return { form: await showForm(parts, request, { failure: outcome, secrets }) }
}

const typed = z.string().catch('')

const proofForm = z.object({
  [PROOF_FIELDS.password]: typed,
  [PROOF_FIELDS.code]: typed,
  [PROOF_FIELDS.passkey]: typed,
})

/** Returns `undefined` if the form came without a proof. */
async function checkProof(
  parts: ConsoleParts,
  { call, session, device }: ConsoleRequest,
): Promise<SignInFailure | { readonly token: string } | undefined> {
  const {
    [PROOF_FIELDS.password]: password,
    [PROOF_FIELDS.code]: code,
    [PROOF_FIELDS.passkey]: passkey,
  } = proofForm.parse(call.body)
  const prover = { session, device, requestId: call.requestId }
  if (passkey !== '') {
    const ceremony = { ...parts, browserSecret: sessionToken(call) ?? '' }
    const renewed = await proveAgainWithPasskey(ceremony, prover, passkey)
    return renewed ?? { because: 'passkey_refused' }
  }
  if (password === '' && code === '') return undefined
  const outcome = await proveAgain(parts, prover, { password, code })
  return 'token' in outcome ? outcome : signInFailure(outcome, parts.clock.now())
}

async function showForm(
  parts: ConsoleParts,
  request: ConsoleRequest,
  { failure, secrets }: { readonly failure: SignInFailure | undefined; readonly secrets: readonly string[] },
): Promise<Answer> {
  const { call, operator } = request
  const { hasPassword, passkeys } = await findSignInMethods(parts.database, operator.operatorId)
  const ceremony = { ...parts, browserSecret: sessionToken(call) ?? '' }
  const known = passkeys.map(({ credentialId }) => credentialId)
  const takesPasskey = known.length > 0 && allowsPasskeys(parts.issuer)
  const view = proofView({
    viewing: request,
    action: call.path,
    typed: formFields(call).map(([name, value]) => [name, secrets.includes(name) ? seal(parts, value) : value]),
    hasPassword,
    passkey: takesPasskey ? { options: await passkeySignInOptions(ceremony, parts.clock.now(), known) } : undefined,
    failure,
    scriptPath: parts.scripts.passkey.path,
  })
  const { status, headers } = failure ? failureAnswer(failure) : { status: 403 }
  return consolePage(status, view, headers)
}

/** Returns the fields of the form that requires the proof. They are sent again with it. */
function formFields({ body }: Call): readonly (readonly [string, string])[] {
  const proofFields = new Set(['csrf_token', ...Object.values(PROOF_FIELDS)])
  return Object.entries(body)
    .filter(([name]) => !proofFields.has(name))
    .flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)] as const))
}

const TYPED_SECRET = 'typed secret'

/** A secret that was typed once is not in a page, also not in the one that asks for the proof. */
function seal({ vault }: ConsoleParts, typed: string): string {
  return openTypedSecret({ vault }, typed) === typed ? vault.seal(TYPED_SECRET, typed) : typed
}

/** Returns what was typed, whether it came sealed with the proof or without one. */
export function openTypedSecret({ vault }: Pick<ConsoleParts, 'vault'>, sent: unknown): unknown {
  return typeof sent === 'string' ? (vault.open(TYPED_SECRET, sent) ?? sent) : sent
}
