// Tests of the headers that every page carries.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pageHeaders } from './page.ts'

function formAction(...formTargets: string[]): string | undefined {
  const policy = pageHeaders({ formTargets })['content-security-policy']
  return policy.split('; ').find((directive) => directive.startsWith('form-action'))
}

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

test('a form may answer with a redirect by the app’s scheme, wherever the app sends the browser on', () => {
  assert.equal(formAction(), "form-action 'self'")
  assert.equal(formAction('https://app.example/cb?x=1'), "form-action 'self' https:")
  assert.equal(formAction('http://127.0.0.1:8081/callback'), "form-action 'self' http:")
})

test('an address whose origin CSP cannot say opens its scheme, and never adds a directive', () => {
  assert.equal(formAction('com.app.example:/callback'), "form-action 'self' com.app.example:")
  assert.equal(formAction('http://[::1]:8081/callback'), "form-action 'self' http:")
  assert.equal(formAction('https://a;sandbox/'), "form-action 'self' https:")
})

test('a page that may be framed names who may, and its script is ours', () => {
  const headers = pageHeaders({ framedBy: ['https://app.example', 'https://www.app.example'] })
  const policy = headers['content-security-policy'].split('; ')
  assert.ok(policy.includes('frame-ancestors https://app.example https://www.app.example'))
  assert.ok(policy.includes("script-src 'self'"))
  assert.equal('x-frame-options' in headers, false)
})
