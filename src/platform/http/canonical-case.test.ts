// Rules of the case of addresses.

import assert from 'node:assert/strict'
import test from 'node:test'
import { canonicalCase } from './canonical-case.ts'

const spell = canonicalCase([
  '/v3/:id/data/:login/:account',
  '/v3/:id/data/secret/:name',
  '/v3/:id/data/secret/End/:id',
])

test('fixed segments are spelled as declared; parameters and the question keep their case', () => {
  assert.equal(spell('/V3/Ab/DATA/Lo/Ac?Take=A'), '/v3/Ab/data/Lo/Ac?Take=A')
  assert.equal(spell('/v3/Ab/Data/SECRET/Name%2FX'), '/v3/Ab/data/secret/Name%2FX')
  assert.equal(spell('/v3/Ab/data/Secret/end/'), '/v3/Ab/data/secret/End/')
})

test('an address of no such path stays as it is', () => {
  for (const url of ['/', '', '*', '/v3', '/API/v1/token', '/V3/Ab/Else/x', '/v3/a/data/secret/end/x/y']) {
    assert.equal(spell(url), url)
  }
})
