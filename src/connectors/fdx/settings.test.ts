// Settings of an FDX bank that would fail with each call are refused when they are set.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fdxSettings } from './settings.ts'

test('a header of the settings never stands for the customer’s token, and can be sent as it is', () => {
  const errorsOf = (headers: object) =>
    fdxSettings.shape.headers
      .safeParse(headers)
      .error?.issues.map((issue) => (issue.code === 'invalid_key' ? issue.issues[0]?.message : issue.message)) ?? []
  assert.deepEqual(errorsOf({ 'FDX-API-Data-Provider-Id': 'A 1' }), [])
  for (const name of ['Authorization', 'COOKIE', 'host', 'Content-Length', 'transfer-encoding']) {
    assert.deepEqual(errorsOf({ [name]: 'x' }), ['is a header that Portage sets'], name)
  }
  for (const value of ['a\nb', 'é']) assert.deepEqual(errorsOf({ 'X-Note': value }), ['must be printable ASCII'])
})
