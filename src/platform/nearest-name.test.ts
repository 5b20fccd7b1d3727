// Rules of the nearest name: a slip of the hand is recognised, and nobody is asked about a name that is another.

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { meantName, nearestName } from './nearest-name.ts'

const names = ['PORT', 'HOST', 'ISSUER', 'DATABASE_URL', 'DATA_FOLDER']

await test('a letter too many, too few, wrong or swapped leads to the name that was meant', () => {
  const slips = ['PORTT', 'PRT', 'PART', 'PROT', 'ISUER', 'DATABSE_URL', 'DATABASE_ULR', 'DATA_FOLDR', 'DATABASE-URL']
  assert.deepEqual(
    slips.map((slip) => nearestName(slip, names)),
    ['PORT', 'PORT', 'PORT', 'PORT', 'ISSUER', 'DATABASE_URL', 'DATABASE_URL', 'DATA_FOLDER', 'DATABASE_URL'],
  )
})

await test('a name of something else, such as HOME, is nobody’s slip', () => {
  for (const other of ['HOME', 'PATH', 'PWD', 'HOSTNAME', 'DATABASE', 'POSTGRES_URL', '', 'P']) {
    assert.equal(nearestName(other, names), undefined, other)
  }
})

await test('whole words with which a name begins lead to it, and a part of a word does not', () => {
  const actions = ['approve-registration', 'read-account', 'read-accounts']
  assert.deepEqual(
    ['approve', 'read', 'read-acounts', 'read-acc', '', 'registration'].map((written) => meantName(written, actions)),
    ['approve-registration', 'read-account', 'read-accounts', undefined, undefined, undefined],
  )
})
