// Tests of the headers that every page carries.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageHeaders } from './page.ts'

test('a page runs no script, is framed by nobody and tells nobody where the customer came from', () => {
  const headers = pageHeaders()
  const policy = headers['content-security-policy'].split('; ')
  assert.ok(policy.includes("default-src 'none'"))
  assert.ok(policy.includes("frame-ancestors 'none'"))
  assert.ok(policy.includes("base-uri 'none'"))
  assert.doesNotMatch(headers['content-security-policy'], /script-src|unsafe|\*|https?:/)
  assert.equal(headers['x-frame-options'], 'DENY')
  assert.equal(headers['referrer-policy'], 'no-referrer')
  assert.equal(headers['cache-control'], 'no-store')
})

test('a form stays with this server, unless its answer leads to an app: then wherever the app leads', () => {
  const formAction = (leadsAway: boolean) =>
    /form-action [^;]*/.exec(pageHeaders({ leadsAway })['content-security-policy'])
  assert.equal(formAction(false)?.[0], "form-action 'self'")
  assert.equal(formAction(true), null)
})

test('a page that may be framed names who may, and its script is ours', () => {
  const headers = pageHeaders({ framedBy: ['https://app.example', 'https://www.app.example'] })
  const policy = headers['content-security-policy'].split('; ')
  assert.ok(policy.includes('frame-ancestors https://app.example https://www.app.example'))
  assert.ok(policy.includes("script-src 'self'"))
  assert.equal('x-frame-options' in headers, false)
})
