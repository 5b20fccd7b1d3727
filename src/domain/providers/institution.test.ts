// Institutions: the documented names belong to the test institution alone.

import assert from 'node:assert/strict'
import test from 'node:test'
import { institutionIdOf, institutionNameOf, institutionOf } from './institution.ts'
import type { Provider } from './provider.ts'

test('the first bank that an operator adds keeps its own name and id, though a test institution has the same number', () => {
  const bank: Provider = {
    providerId: 1000,
    name: { en: 'Tern Bay Credit Union', fr: 'Caisse de Tern Bay' },
    connector: 'fdx',
    country: 'CA',
    language: 'en',
    transitNumbers: [],
    routingNumbers: [],
    timeZone: 'America/Halifax',
    settings: {},
    settingsVersion: 1,
    status: 'ACTIVE',
  }
  const named = (one: Provider) => [institutionOf(one), institutionIdOf(one), institutionNameOf(one, 'fr')]
  assert.deepEqual(named(bank), ['TernBayCreditUnion', 1000, 'Caisse de Tern Bay'])
  assert.deepEqual(named({ ...bank, connector: 'sandbox' }), ['FlinksCapital', 14, 'FlinksCapital'])
})
