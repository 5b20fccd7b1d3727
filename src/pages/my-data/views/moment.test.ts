// Tests of moments: as a customer reads them, in each language.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { momentInWords } from './moment.ts'

test('in French the first of a month is an ordinal, and in English it is a number', () => {
  const at = Temporal.Instant.from('2026-12-01T15:05:00Z')
  assert.match(String(momentInWords(at, { locale: 'fr-CA' })), />1er déc\. 2026/)
  assert.match(String(momentInWords(at.add({ hours: 24 }), { locale: 'fr-CA' })), />2 déc\. 2026/)
  assert.match(String(momentInWords(at, { locale: 'en-CA' })), />Dec\.? 1, 2026/)
})
