// The endpoints that are measured, the same values for every layer, and how a call becomes an answer.

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Server } from 'node:http'
import { z } from 'zod'
import { json, NO_STORE, type Answer } from '../../src/platform/http/answer.ts'
import { endpoint, type Access, type Call, type Endpoint, type Conventions } from '../../src/platform/http/endpoint.ts'
import { Problem, type ProblemCode } from '../../src/platform/problem.ts'

export type Layer = (endpoints: readonly Endpoint[]) => Promise<Server>

export const BODY_LIMIT = 16_384
export const TOKEN = 'a-token-that-is-as-long-as-the-opaque-ones-are'
export const FORM = new URLSearchParams({
  grant_type: 'authorization_code',
  code: 'c'.repeat(43),
  redirect_uri: 'https://app.example/callback',
  code_verifier: 'v'.repeat(64),
  client_id: 'dc-0123456789abcdef0123456789abcdef',
  client_secret: 's'.repeat(43),
}).toString()

const ACCOUNT = {
  depositAccount: {
    accountId: '7f3c2a9e51d84b06a1c2',
    accountType: 'CHECKING',
    accountNumberDisplay: '****4417',
    productName: 'Everyday Chequing',
    nickname: 'Household',
    status: 'OPEN',
    description: 'Everyday Chequing Account',
    accountOpenDate: '2019-04-12',
    currency: { currencyCode: 'CAD' },
    fiAttributes: [{ name: 'transit', value: '00417' }],
    balanceType: 'ASSET',
    balanceAsOf: '2026-03-14T10:00:00.000Z',
    currentBalance: 4210.37,
    openingDayBalance: 4310.37,
    availableBalance: 4110.37,
    interestYtd: 12.08,
  },
}

const STATUS: Partial<Record<ProblemCode, number>> = { not_found: 404, invalid_token: 401, body_too_large: 413 }

const conventions: Conventions = {
  name: 'bench',
  problem: (problem) =>
    json(STATUS[problem?.code ?? 'conflict'] ?? (problem ? 400 : 500), { error: problem?.code ?? 'server_error' }),
  headers: (call) => ({ 'x-fapi-interaction-id': call.header('x-fapi-interaction-id') ?? call.requestId, ...NO_STORE }),
}

function mac(value: string): Buffer {
  return createHmac('sha256', 'a key for the bench').update(value).digest()
}

function bearer(): Access<{ clientId: string }> {
  const expected = mac(TOKEN)
  return {
    name: 'bearer',
    authenticate(call) {
      const [scheme, token] = call.header('authorization')?.split(' ', 2) ?? []
      if (scheme === 'Bearer' && token && timingSafeEqual(mac(token), expected)) return { clientId: 'dc-bench' }
      throw new Problem('invalid_token', 'The access token is not known.')
    },
  }
}

/** A few resources in two versions beside the two that are called: a router's work depends on how many it knows. */
const NEIGHBOURS = [
  'accounts',
  'accounts/:accountId/transactions',
  'accounts/:accountId/statements',
  'customers/current',
]
  .flatMap((path) => [path, `${path}/details`, `${path}/:itemId/items`])
  .flatMap((path) => [`/api/fdx/5/${path}`, `/api/fdx/6/${path}`])

export function benchEndpoints(): Endpoint[] {
  const access = bearer()
  const getAccount = endpoint({
    name: 'get-account',
    summary: 'One account.',
    method: 'GET',
    path: '/api/fdx/5/accounts/:accountId',
    access,
    conventions,
    params: z.strictObject({ accountId: z.string().max(64) }),
    answers: {},
    handle: () => json(200, ACCOUNT),
  })
  const token = endpoint({
    name: 'token',
    summary: 'A code for tokens.',
    method: 'POST',
    path: '/api/v1/token',
    access,
    conventions,
    accepts: ['form'],
    body: z.object({ grant_type: z.literal('authorization_code'), code: z.string(), redirect_uri: z.url() }),
    answers: {},
    handle: ({ body }) => json(200, { access_token: body.code.repeat(12), token_type: 'Bearer', expires_in: 300 }),
  })
  const neighbours = NEIGHBOURS.map((path, index) =>
    endpoint({ ...getAccount, name: `neighbour-${index}`, path, access, handle: () => json(200, {}) }),
  )
  return [...neighbours, getAccount, token]
}

/** What a layer must find in a request; everything else about a call is the same for all. */
export type Arrived = Pick<Call, 'path' | 'params' | 'address' | 'header'> & { readonly bytes?: Buffer }

/** Never rejects: a problem is an answer too. */
export async function answer(endpoint: Endpoint | undefined, arrived: Arrived, trouble?: Problem): Promise<Answer> {
  const body = arrived.bytes ? Object.fromEntries(new URLSearchParams(arrived.bytes.toString())) : {}
  const method = endpoint?.method ?? 'GET'
  const call: Call = {
    requestId: 'request_1',
    query: {},
    cookie: () => undefined,
    log: {},
    onHangUp() {},
    begunAt: performance.now(),
    method,
    ...arrived,
    body,
  }
  const headers = conventions.headers(call)
  try {
    if (trouble) throw trouble
    if (!endpoint) throw new Problem('not_found', 'Nothing lives at this path.')
    const given = await (await endpoint.admit(call))(call)
    return { ...given, headers: { ...headers, ...given.headers } }
  } catch (error) {
    const given = conventions.problem(error instanceof Problem ? error : undefined, call)
    return { ...given, headers: { ...headers, ...given.headers } }
  }
}
