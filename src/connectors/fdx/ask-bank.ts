// Ask the bank: one call to its FDX API, with the customer's token, renewed once if the bank no longer takes it.

import type { AccountPermit, CustomerPermit } from '../../domain/consents/permit.ts'
import type { BankCall, Language } from '../../domain/retrieval/connector.ts'
import type { Clock } from '../../platform/clock.ts'
import { parseExactJson } from '../../platform/exact-json.ts'
import { Problem, type ProblemCode } from '../../platform/problem.ts'
import type { BankAnswer } from '../http/bank-answer.ts'
import type { BankHttp, BankRequest } from '../http/bank-http.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import type { BankPolicy } from '../trouble/bank-policy.ts'
import { troubleOfAnswer } from '../trouble/trouble-of-answer.ts'
import type { MisfitLog } from './misfit-log.ts'
import { pathOf, type ReadSettings } from './read-settings.ts'

export type AccessRequest = { readonly method: string; readonly address: string; readonly call: BankCall }

/** The tokens of one customer at one bank. */
export type Access = {
  /** Returns the headers of a call, which have the token. */
  headers(request: AccessRequest): Promise<Readonly<Record<string, string>>>
  /** Gets a new token for a bank that did not take the last one. Throws `bank_grant_ended` if there is none any more. */
  renew(call: BankCall): Promise<void>
}

export type AskParts = {
  readonly http: BankHttp
  readonly policy: BankPolicy
  readonly settings: ReadSettings
  readonly clock: Clock
  readonly misfits: MisfitLog
}

export type ReadParts = AskParts & {
  /** The tokens with which the consent is read. */
  accessOf(permit: CustomerPermit | AccountPermit): Access
  /** The id of the customer in the FDX API, as the sign-in found it; absent if it found none. */
  customerIdOf(permit: CustomerPermit): Promise<string | undefined>
}

export type Ask = {
  /** Of the standard's reads, or a name of `paths`: the breaker and the health of the bank go by it. */
  readonly operation: string
  readonly ids?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  /** An address that the bank gave for the next page, on its own origin. */
  readonly address?: string
  readonly language?: Language
  /** The problem of a plain 404, whose body does not say what is not there. */
  readonly notFound?: ProblemCode
}

/** Bytes of one answer. */
const MOST_JSON = 10_000_000
const MOST_FILE = 25_000_000

/** Returns `undefined` for an answer without content. Throws a Problem. */
export async function askJson(parts: AskParts, access: Access, ask: Ask, call: BankCall): Promise<unknown> {
  return demandAnswer(parts, access, { ...ask, mostBytes: MOST_JSON, accept: 'application/json' }, call, readJson)
}

export type BankFile = { readonly contentType: string; readonly bytes: Uint8Array }

/** @param accept the media types that are understood; JSON with the file in it, in base64, is never among them. */
export async function askFile(
  parts: AskParts,
  access: Access,
  { accept, ...ask }: Ask & { readonly accept: string },
  call: BankCall,
): Promise<BankFile> {
  return demandAnswer(parts, access, { ...ask, mostBytes: MOST_FILE, accept }, call, async (answer) => ({
    contentType: (answer.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
    bytes: await answer.bytes(),
  }))
}

type Asked = Ask & Required<Pick<BankRequest, 'accept' | 'mostBytes'>>

/** Each attempt of the policy has its own try of the token: two calls at most, whatever the bank answers. */
async function demandAnswer<T>(
  parts: AskParts,
  access: Access,
  asked: Asked,
  call: BankCall,
  read: (answer: BankAnswer) => Promise<T>,
): Promise<T> {
  const { policy } = parts
  const { operation } = asked
  const request = { operation, repeatable: true, signal: call.signal, requestId: call.requestId }
  return policy.run(request, async (signal) => {
    const within = { ...call, signal }
    let answer = await send(parts, access, asked, within)
    if (answer.status === 401) {
      await answer.discard()
      await access.renew(within)
      answer = await send(parts, access, asked, within)
    }
    if (answer.status < 200 || answer.status > 299) throw await problemOf(parts, asked, answer)
    return read(answer)
  })
}

async function send(
  { http, settings }: AskParts,
  access: Access,
  { operation, ids, query, address: given, language, accept, mostBytes, notFound }: Asked,
  call: BankCall,
): Promise<BankAnswer> {
  const path = pathOf(settings, operation, ids)
  if (path === undefined) throw new Problem(notFound ?? 'no_data', 'The bank cannot have an id such as this.')
  const url = new URL(given ?? `${settings.fdxAddress}${path}`)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  const address = url.href
  return http.send(
    {
      method: 'GET',
      address,
      accept,
      mostBytes,
      headers: {
        ...(call.actorType !== undefined && { 'fdx-api-actor-type': call.actorType }),
        ...(language !== undefined && { 'accept-language': language }),
        ...settings.headers,
        ...(await access.headers({ method: 'GET', address, call })),
      },
    },
    call,
  )
}

async function problemOf({ clock }: AskParts, { notFound }: Asked, answer: BankAnswer): Promise<Problem> {
  const { status } = answer
  const body = await answer
    .text()
    .then(parseExactJson)
    .catch(() => undefined)
  const trouble = troubleOfAnswer(
    { status, body, retryAfter: answer.header('retry-after'), family: 'fdx' },
    clock.now(),
  )
  if (trouble.trouble !== 'status_404' || notFound === undefined) return trouble
  return new Problem(notFound, 'The bank does not have it, or no longer has it.', { cause: trouble })
}

async function readJson(answer: BankAnswer): Promise<unknown> {
  const { status } = answer
  if (status === 204) return undefined
  const type = answer.header('content-type') ?? ''
  if (/^\s*(text\/html|application\/xhtml|[^;]*\bxml)\b/i.test(type)) {
    await answer.discard()
    throw bankTrouble('wrong_type', { status })
  }
  const text = await answer.text()
  try {
    return parseExactJson(text)
  } catch (error) {
    const tooDeep = error instanceof SyntaxError && /deep|values/.test(error.message)
    throw bankTrouble(tooDeep ? 'too_deep' : /\bjson\b/i.test(type) ? 'not_json' : 'wrong_type', { status })
  }
}
