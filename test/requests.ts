// Requests of the stories: as bare as fetch makes them, with every answer read to its end.

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { NewClient } from '../src/domain/clients/add-client.ts'

/** A server is known by its address. */
export type Server = { readonly issuer: string }

export type Reply = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  /** The members of the JSON object; none if the answer is something else. */
  readonly body: Readonly<Record<string, unknown>>
}

/** Sends a request; redirects are not followed. */
export async function send({ issuer }: Server, path: string, init: RequestInit = {}): Promise<Reply> {
  const response = await fetch(new URL(path, issuer), { redirect: 'manual', ...init })
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.startsWith('application/json')
  const body = isJson && text ? (JSON.parse(text) as Reply['body']) : {}
  return { status: response.status, headers: response.headers, text, body }
}

/** A request whose body, if it has one, is JSON. A text is sent as it is. */
export function jsonRequest(method: string, headers: Readonly<Record<string, string>>, body?: unknown): RequestInit {
  if (body === undefined) return { method, headers }
  return {
    method,
    headers: { ...headers, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

/** Posts a form; with credentials given, under HTTP Basic. */
export function postForm(
  server: Server,
  path: string,
  fields: Record<string, string> | string,
  credentials?: NewClient,
): Promise<Reply> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...(credentials && { authorization: basic(credentials) }),
  }
  return send(server, path, { method: 'POST', headers, body: new URLSearchParams(fields).toString() })
}

export function basic({ clientId, clientSecret }: NewClient): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`
}

/** The headers of a read of FDX. */
export function fdxHeaders(token: string) {
  return { authorization: `Bearer ${token}`, 'x-fapi-interaction-id': randomUUID() }
}

/** Returns a token that a client got for itself (RFC 6749 4.4): a partner with the scope `client:admin`, a recipient with none. */
export async function clientToken(server: Server, client: NewClient, scope?: 'client:admin'): Promise<string> {
  const fields = { grant_type: 'client_credentials', ...(scope && { scope }) }
  const { status, text, body } = await postForm(server, '/api/v1/token', fields, client)
  assert.equal(status, 200, text)
  return String(body['access_token'])
}
