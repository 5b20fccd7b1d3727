// Tests of the language of a page.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pickLanguage } from './language.ts'

const providerDefault = 'en'

test('what the customer asked for wins over everything, then what they asked for before', () => {
  const acceptLanguage = 'en'
  assert.equal(pickLanguage({ query: 'fr', cookie: 'en', acceptLanguage, providerDefault }), 'fr')
  assert.equal(pickLanguage({ query: 'FR-ca', cookie: 'en', acceptLanguage, providerDefault }), 'fr')
  assert.equal(pickLanguage({ query: 'de', cookie: 'fr', acceptLanguage, providerDefault }), 'fr')
})

test('the browser’s highest weight wins, whatever the order', () => {
  const wins: readonly [string, 'en' | 'fr'][] = [
    ['fr-CA,fr;q=0.9,en;q=0.8', 'fr'],
    ['en;q=0.5, fr;q=0.75', 'fr'],
    ['de, en;q=0.2, fr;q=0.1', 'en'],
    ['en;q=0.8, fr;q=0.8', 'en'],
    ['en;q=0, fr;q=0.001', 'fr'],
  ]
  for (const [acceptLanguage, language] of wins) {
    assert.equal(pickLanguage({ acceptLanguage, providerDefault: language === 'en' ? 'fr' : 'en' }), language)
  }
})

test('without a language that we speak the page is in the bank’s own', () => {
  for (const acceptLanguage of [
    undefined,
    '',
    '*',
    'de',
    'fr;q=0',
    'fr;q=2',
    'fr;q=x',
    ';;,,q=',
    'french',
    'x'.repeat(9000),
  ]) {
    assert.equal(pickLanguage({ query: '', cookie: '<script>', acceptLanguage, providerDefault }), 'en')
  }
})
