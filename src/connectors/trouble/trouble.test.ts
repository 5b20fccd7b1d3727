// Trouble: an answer of a bank is told by its code where that is known, and by its status where it is not.

import assert from 'node:assert/strict'
import test from 'node:test'
import { bankTrouble, type BankTrouble } from './bank-trouble.ts'
import { readRetryAfter } from './retry-after.ts'
import { troubleOfAnswer, type BadAnswer } from './trouble-of-answer.ts'

const NOW = Temporal.Instant.from('2026-01-09T12:00:00Z')

function of(answer: Partial<BadAnswer>): BankTrouble {
  return troubleOfAnswer({ status: 500, body: undefined, retryAfter: undefined, family: 'fdx', ...answer }, NOW)
}

test('an FDX error is told by its code, as a text or a number or joined to one of the bank, if it fits the status', () => {
  const named = (status: number, code: unknown): string => of({ status, body: { code } }).trouble
  assert.equal(named(404, '701'), 'fdx_701')
  assert.equal(named(404, 1107), 'fdx_1107')
  assert.equal(named(401, '603-403'), 'fdx_603')
  assert.equal(named(503, '503'), 'fdx_503')
  assert.equal(named(401, '401'), 'status_401')
  assert.equal(named(503, '701'), 'status_503')
  assert.equal(named(400, '500'), 'status_400')
  assert.equal(named(404, { code: 701 }), 'status_404')
  assert.equal(named(418, 'NOT_A_CODE'), 'status_4xx')
  assert.equal(of({ status: 599, body: '<html>' }).trouble, 'status_5xx')
  assert.equal(of({ status: 302 }).trouble, 'redirect')
  assert.equal(of({ status: 299 }).trouble, 'status_other')
})

test('an OAuth error is told by its name, whatever the status: 200 is what some banks send it with', () => {
  const oauth = (status: number, body: unknown): BankTrouble => of({ status, body, family: 'oauth' })
  assert.equal(oauth(200, { error: 'invalid_grant' }).code, 'bank_grant_ended')
  assert.equal(oauth(400, { error: 'invalid_grant' }).trouble, 'oauth_invalid_grant')
  assert.equal(oauth(503, { error: 'toString' }).trouble, 'status_503')
  assert.equal(oauth(500, { error: 'unknown' }).trouble, 'status_500')
})

test('when the bank may be asked again is read as seconds or as a date, within the hour, and goes to the caller', () => {
  assert.equal(of({ status: 429, retryAfter: '30' }).retryAfterSeconds, 30)
  assert.equal(of({ status: 503, retryAfter: 'Fri, 09 Jan 2026 12:02:00 GMT' }).retryAfterSeconds, 120)
  assert.equal(readRetryAfter('999999999', NOW), 3600)
  assert.equal(readRetryAfter('Fri, 09 Jan 2026 11:00:00 GMT', NOW), 1)
  assert.equal(readRetryAfter('0', NOW), 1)
  for (const text of [undefined, '', 'soon', '-1', '1.5', 'Fri, 32 Jan 2026 12:02:00 GMT']) {
    assert.equal(readRetryAfter(text, NOW), undefined)
  }
})

test('nothing of what the bank wrote is in what the app reads', () => {
  const trouble = of({
    status: 404,
    body: { code: '701', message: 'account 0001234 of Ada', debugMessage: 'select *' },
  })
  assert.equal(trouble.code, 'account_not_found')
  assert.doesNotMatch(trouble.detail, /Ada|0001234|select/)
  assert.match(String(bankTrouble('dns').cause), /dns/)
})
