// Partner of the stories: a platform that administers its apps over the wire and returns every answer as it is.

import assert from 'node:assert/strict'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { changeRegistration } from '../src/domain/registrations/change-registration.ts'
import type { NewClient } from '../src/domain/clients/add-client.ts'
import { createPartner } from '../src/domain/clients/create-partner.ts'
import {
  findRegistrationStatus,
  type RegistrationStatus,
  type RegistrationVerb,
} from '../src/domain/registrations/registration.ts'
import { clientToken, jsonRequest } from './requests.ts'
import type { TestServer } from './server.ts'

export type Reply = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The JSON of the text. */
  readonly body: unknown
}

export type Administrator = {
  get(path: string): Promise<Reply>
  post(path: string, body?: unknown): Promise<Reply>
  put(path: string, body: unknown): Promise<Reply>
  /** Reads an address that must answer 200. */
  read<Body>(path: string): Promise<Body>
}

/** A body of POST /api/v1/recipients in which everything is right. */
export const anApp = {
  name: 'Harvest Budget',
  description: 'Plans what is left of a month.',
  scope: 'ACCOUNT_BASIC ACCOUNT_DETAILED TRANSACTIONS',
  redirect_uris: ['https://harvest.example/callback'],
  logo_uri: 'https://harvest.example/logo.png',
  terms_uri: 'https://harvest.example/terms',
  client_uri: 'https://harvest.example/',
  country: 'CA',
  contacts: [{ email: 'hello@harvest.example' }],
}

/** A body of POST /api/fdx/6/register in which everything is right. */
export const aRegistration = {
  client_name: 'Harvest Budget',
  description: 'Plans what is left of a month.',
  redirect_uris: ['https://harvest.example/callback'],
  logo_uri: 'https://harvest.example/logo.png',
  client_uri: 'https://harvest.example/',
  tos_uri: 'https://harvest.example/terms',
  contacts: ['hello@harvest.example'],
  scope: 'ACCOUNT_BASIC TRANSACTIONS',
  country: 'CA',
}

/** Calls with a token of the client: a partner's, or without a scope a recipient's. */
export async function openAdministrator(
  server: TestServer,
  client: NewClient = server.partner,
  { scope }: { readonly scope?: 'client:admin' } = { scope: 'client:admin' },
): Promise<Administrator> {
  const token = await clientToken(server, client, scope)
  const call = (method: string, path: string, body?: unknown): Promise<Reply> =>
    callWith(server, `Bearer ${token}`, method, path, body)
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
    async read<Body>(path: string) {
      const { status, text, body } = await call('GET', path)
      assert.equal(status, 200, text)
      return body as Body
    },
  }
}

/** A request with any authorization, or with none. */
export async function callWith(
  { issuer }: Pick<TestServer, 'issuer'>,
  authorization: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply> {
  const headers = authorization === undefined ? {} : { authorization }
  const response = await fetch(new URL(path, issuer), jsonRequest(method, headers, body))
  const text = await response.text()
  return { status: response.status, headers: response.headers, text, body: text === '' ? undefined : JSON.parse(text) }
}

/** A partner of the company that the other recipient belongs to. */
export async function openOtherPartner(server: TestServer): Promise<Administrator> {
  const { organization_id: organizationId } = await server.database.read
    .selectFrom('client')
    .select('organization_id')
    .where('client_id', '=', server.otherRecipient.clientId)
    .executeTakeFirstOrThrow()
  const partner = await act(server.stage, bySystem('test'), (act) => createPartner(act, organizationId))
  return openAdministrator(server, partner)
}

export async function createApp(partner: Administrator, changes: Partial<typeof anApp> = {}): Promise<NewClient> {
  const { status, text, body } = await partner.post('/api/v1/recipients', { ...anApp, ...changes })
  assert.equal(status, 200, text)
  const { client_id: clientId, client_secret: clientSecret } = body as { client_id: string; client_secret: string }
  return { clientId, clientSecret }
}

export type Operation = {
  readonly reason?: string | undefined
  readonly operator?: string
  /** The status that the operator sees on the screen; the present one by default. */
  readonly seen?: RegistrationStatus
}

/** Changes a registration as an operator does on the console. */
export async function operate(
  server: TestServer,
  verb: RegistrationVerb,
  clientId: string,
  providerId: number,
  { reason, operator = 'operator_ada', seen }: Operation = {},
): Promise<void> {
  const present = await findRegistrationStatus(server.database, clientId, providerId)
  const registration = { clientId, providerId, status: seen ?? present ?? 'PENDING_APPROVAL' }
  const by = { actor: { kind: 'operator', id: operator } } as const
  await act(server.stage, by, (act) => changeRegistration(act, verb, registration, reason))
}

/** Asserts that the answer is a refusal of the management API. */
export function assertRefused(reply: Reply, status: number, error: string, description: RegExp): void {
  const { error: code, error_description: detail, ...rest } = reply.body as Record<string, string>
  assert.deepEqual([reply.status, code, rest], [status, error, {}], reply.text)
  assert.match(detail ?? '', description)
  assert.equal(reply.headers.get('cache-control'), 'no-store')
}
