// Rules of the spelling of addresses.

import assert from 'node:assert/strict'
import test from 'node:test'
import { canonicalAddress } from './canonical-address.ts'

const spell = canonicalAddress([
  '/v3/:id/data/:login/:account',
  '/v3/:id/data/secret/:name',
  '/v3/:id/data/secret/End/:id',
])

test('fixed segments are spelled as declared; parameters and the question keep their case', () => {
  assert.equal(spell('/V3/Ab/DATA/Lo/Ac?Take=A'), '/v3/Ab/data/Lo/Ac?Take=A')
  assert.equal(spell('/v3/Ab/Data/SECRET/Name%2FX'), '/v3/Ab/data/secret/Name%2FX')
  assert.equal(spell('/v3/Ab/data/Secret/end/'), '/v3/Ab/data/secret/End/')
})

test('a slash after the last segment is left out, unless a parameter follows it that may be empty', () => {
  assert.equal(spell('/v3/Ab/data/Lo/Ac/?take=1'), '/v3/Ab/data/Lo/Ac?take=1')
  assert.equal(spell('/v3/Ab/data/secret/Name/'), '/v3/Ab/data/secret/Name')
  assert.equal(spell('/v3/Ab/data/SECRET/'), '/v3/Ab/data/secret/')
  assert.equal(spell('/v3/Ab/data/SECRET%20'), '/v3/Ab/data/SECRET%20')
  const fixed = canonicalAddress(['/v3/:id/Read'])
  for (const end of ['', '/', '%20', '%20%20/']) assert.equal(fixed(`/v3/Ab/read${end}?a=%20`), '/v3/Ab/Read?a=%20')
  assert.equal(fixed('/v3/Ab/read/%20'), '/v3/Ab/read/%20')
  for (const url of ['/v3/Ab/data/Lo/Ac//', '/v3/', '/v3/Ab/else/']) assert.equal(spell(url), url)
})

test('an address of no such path stays as it is', () => {
  for (const url of ['/', '', '*', '/v3', '/API/v1/token', '/V3/Ab/Else/x', '/v3/a/data/secret/end/x/y']) {
    assert.equal(spell(url), url)
  }
})
