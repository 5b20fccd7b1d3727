// The reference: it is valid OpenAPI, tells of every endpoint of the API, and its own examples keep its schemas.

import assert from 'node:assert/strict'
import test from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { OpenApi } from '../src/platform/http/openapi.ts'
import { openAnswerCheck } from './openapi.ts'
import { openTestServer } from './server.ts'

async function readDocument(issuer: string): Promise<OpenApi> {
  const response = await fetch(new URL('/openapi.json', issuer))
  assert.equal(response.status, 200)
  return (await response.json()) as OpenApi
}

test('the document that the server gives out is valid OpenAPI 3.1', async () => {
  await using server = await openTestServer()
  const validator = new Validator()
  const { valid, errors } = await validator.validate({ ...(await readDocument(server.issuer)) })
  assert.ok(valid, JSON.stringify(errors))
  assert.equal(validator.version, '3.1')
})

test('every endpoint of the API is in the document, under its own name, once', async () => {
  await using server = await openTestServer()
  const { paths } = await readDocument(server.issuer)
  const told = Object.values(paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
  const ofTheApi = server.app.endpoints.filter(({ path }) =>
    /^\/(api|v3|partneraccess|\.well-known|jwks|health)\b/.test(path),
  )
  assert.deepEqual(told.toSorted(), ofTheApi.map(({ name }) => name).toSorted())
})

test('examples keep the schemas beside them', async () => {
  await using server = await openTestServer()
  const document = await readDocument(server.issuer)
  const check = openAnswerCheck(document)
  let examples = 0
  for (const [path, methods] of Object.entries(document.paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      for (const [status, { content = {} }] of Object.entries(responses)) {
        for (const [type, { example }] of Object.entries(content)) {
          if (example === undefined) continue
          examples++
          const given = { status: Number(status) || 599, type, text: JSON.stringify(example) }
          assert.equal(check(method, path, given), undefined, `${method} ${path} ${status}`)
        }
      }
    }
  }
  assert.ok(examples > 10)
})

test('an answer that is not as the reference says is noticed: a status, a type, a member, a value', async () => {
  await using server = await openTestServer()
  const check = openAnswerCheck(await readDocument(server.issuer))
  const answers = (body: unknown, status = 200, type = 'application/json; charset=utf-8'): string | undefined =>
    check('POST', '/api/v1/token', { status, type, text: JSON.stringify(body) })
  const right = { access_token: 'a', token_type: 'Bearer', scope: 'ACCOUNT_BASIC', expires_in: 300 }
  assert.equal(answers(right), undefined)
  assert.match(answers({ ...right, odd_token: 'b' }) ?? '', /odd_token/)
  assert.match(answers({ ...right, expires_in: '300' }) ?? '', /\/expires_in must be integer/)
  assert.match(answers(right, 200, 'text/html') ?? '', /"text\/html" is not described/)
  assert.match(answers(right, 418) ?? '', /must have required property 'error'/)
})
