// Tests of the CSRF token and of what the browser says about a form's origin.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { Problem } from '../problem.ts'
import { newSecret, openVault } from '../secret.ts'
import { csrfToken, demandCsrf } from './csrf.ts'

const vault = openVault([randomBytes(32)], randomBytes(32))
const origin = 'https://bank.example'
const cookieValue = newSecret()
const form = 'sign-in 1'
const token = csrfToken(vault, cookieValue, form)

function post(headers: Record<string, string>, change: { cookieValue?: string; form?: string; token?: string } = {}) {
  const { token: sent = token, ...rest } = change
  const call = { header: (name: string) => headers[name], body: { csrf_token: sent } }
  demandCsrf(vault, { call, origin, cookieValue, form, ...rest })
}

function refused(what: () => void): void {
  assert.throws(what, (error) => error instanceof Problem && error.code === 'form_expired')
}

test('a form from our own page is taken, whether or not the browser says where it came from', () => {
  post({})
  post({ 'sec-fetch-site': 'same-origin', origin: 'null' })
  post({ 'sec-fetch-site': 'same-origin', origin })
})

test('a form from another site is refused even with the right token', () => {
  refused(() => post({ 'sec-fetch-site': 'cross-site' }))
  refused(() => post({ 'sec-fetch-site': 'same-site' }))
  refused(() => post({ origin: 'https://bank.example.evil.example' }))
})

test('a token of another browser, of another form or of another server is refused', () => {
  refused(() => post({}, { cookieValue: newSecret() }))
  refused(() => post({}, { form: 'sign-in 2' }))
  refused(() => post({}, { token: csrfToken(openVault([randomBytes(32)], randomBytes(32)), cookieValue, form) }))
  refused(() => post({}, { token: '' }))
  refused(() => post({}, { cookieValue: '' }))
})
