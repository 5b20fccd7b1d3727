// Tests of reading what a bank sends: what is written is read back, and what cannot be read is named without its content.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { valuesOf } from '../../test/fdx-values.ts'
import { parseExactJson } from '../platform/exact-json.ts'
import { accountContact } from './account-contact.ts'
import { account } from './account.ts'
import { dataClusters } from './cluster.ts'
import { customer } from './customer.ts'
import { isOlder, versions, type Entity, type OneOf } from './field.ts'
import { holding } from './holding.ts'
import { rootEntities } from './inventory.ts'
import { readEntity, type Misfit } from './read-entity.ts'
import { rewardProgram } from './reward.ts'
import { transaction } from './transaction.ts'
import { writerOf } from './write-entity.ts'

const EVERY = new Set(dataClusters)

for (const root of rootEntities) {
  test(`whatever is written of ${root.entity} in a version is read back the same`, () => {
    for (const version of versions) {
      if (root.since !== undefined && isOlder(version, root.since)) continue
      const write = writerOf(root, version, EVERY)
      const check = (value: unknown): void => {
        const sent = JSON.stringify(write(value))
        const { value: read, misfits } = reading(root, sent)
        assert.deepEqual(misfits, [], sent)
        // More may come back: a newer member that has its value from an older one.
        assert.partialDeepStrictEqual(parseExactJson(JSON.stringify(write(read))), parseExactJson(sent))
      }
      fc.assert(fc.property(valuesOf(root, version), check), { numRuns: 8 })
    }
  })
}

test('an amount is read from a number or a text with every digit, and never has a negative zero', () => {
  const balances = [
    ['12.50', '12.50'],
    ['"12.500000000001"', '12.500000000001'],
    ['-0', '0'],
    ['-0.00', '0.00'],
    ['1e3', '1000'],
    ['-1.25E-3', '-0.00125'],
    ['"+007.5"', '7.5'],
    ['".5"', '0.5'],
    ['1234567890123456789012345678.123456789012', '1234567890123456789012345678.123456789012'],
    ['0.1234567890123456780000', '0.123456789012345678'],
  ] as const
  for (const [sent, expected] of balances) {
    assert.deepEqual(depositOf(`"currentBalance": ${sent}`), { value: { currentBalance: expected }, misfits: [] })
  }
})

test('an amount that would have to be guessed or rounded is left out, and what is said of it holds nothing of it', () => {
  for (const sent of ['"1,234.50"', '"$5"', '"abc"', '{}', 'true', '0.1234567890123456789', '1e99']) {
    const { value, misfits } = depositOf(`"currentBalance": ${sent}`)
    assert.deepEqual(value, {}, sent)
    assert.equal(misfits[0]?.path, 'currentBalance')
    assert.ok(!/1,?234|\$5|abc|99/.test(JSON.stringify(misfits)), JSON.stringify(misfits))
  }
})

test('a moment is read in each form that banks use, and one without a zone is in the zone of the bank', () => {
  const moments = [
    ['"2026-07-01"', '2026-07-01T04:00:00Z'],
    ['"2026-07-01T10:00:00"', '2026-07-01T14:00:00Z'],
    ['"2026-01-01 10:00:00"', '2026-01-01T15:00:00Z'],
    ['"2026-07-01T10:00:00.5Z"', '2026-07-01T10:00:00.5Z'],
    ['"2026-07-01T10:00:00+02:00"', '2026-07-01T08:00:00Z'],
    ['"2026-07-01T10:00:00-0500"', '2026-07-01T15:00:00Z'],
    ['1767225600000', '2026-01-01T00:00:00Z'],
    ['1767225600', '2026-01-01T00:00:00Z'],
  ] as const
  for (const [sent, expected] of moments) {
    const { value, misfits } = depositOf(`"balanceAsOf": ${sent}`)
    assert.equal(String(value['balanceAsOf']), expected, sent)
    assert.deepEqual(misfits, [])
  }
  for (const sent of ['"2026-02-30"', '"0001-01-01T00:00:00"', '"yesterday"', '"2026-07-01T25:00:00Z"', '7']) {
    assert.deepEqual(depositOf(`"balanceAsOf": ${sent}`).value, {}, sent)
  }
})

test('a day is the day that is written, with whatever time behind it', () => {
  for (const sent of [
    '"2026-01-31"',
    '"2026-01-31T00:00:00Z"',
    '"2026-01-31T00:00:00-05:00"',
    '"20260131"',
    '1769817600000',
  ]) {
    assert.equal(String(depositOf(`"maturityDate": ${sent}`).value['maturityDate']), '2026-01-31', sent)
  }
})

test('a value of the standard is read in any spelling, and one that the standard lacks is left out', () => {
  for (const sent of ['PENDINGOPEN', 'pendingOpen', 'Pending open', 'PENDING_OPEN']) {
    assert.equal(reading(account, DEPOSIT.replace('OPEN', sent)).value['status'], 'PENDINGOPEN')
  }
  const { value, misfits } = depositOf('"balanceType": "OWED"')
  assert.deepEqual(value, {})
  assert.deepEqual(misfits, [
    { path: 'balanceType', expected: 'one of the values of the standard', came: 'a text or number of 4 characters' },
  ])
})

test('accounts and transactions in the envelopes of version 5 are those of version 6', () => {
  const { accountCategory: _, ...inside } = JSON.parse(DEPOSIT) as Record<string, unknown>
  for (const [name, category] of [
    ['depositAccount', 'DEPOSIT_ACCOUNT'],
    ['locAccount', 'LOC_ACCOUNT'],
    ['lineOfCreditAccount', 'LOC_ACCOUNT'],
    ['LoanAccount', 'LOAN_ACCOUNT'],
  ] as const) {
    const { value } = reading(account, JSON.stringify({ [name]: inside }))
    assert.deepEqual(value, { ...inside, accountCategory: category })
  }
  const row = { accountId: 'a', transactionId: 't', transactionTimestamp: '2026-01-01T00:00:00Z', description: 'd' }
  const envelope = { locTransaction: { ...row, debitCreditMemo: 'debit', status: 'posted', amount: 1.5 } }
  const { value } = reading(transaction, JSON.stringify(envelope))
  assert.equal(value['accountCategory'], 'LOC_ACCOUNT')
  assert.equal(value['amount'], '1.5')
})

test('an older name gives its value to the newer one, and never takes the place of one that is there', () => {
  assert.deepEqual(reading(customer, '{"customerId":"c","email":["a@b.example"]}').value, {
    customerId: 'c',
    emails: ['a@b.example'],
  })
  assert.deepEqual(reading(accountContact, '{"addresses":[{"state":"ON"},{"state":"ON","region":"QC"}]}').value, {
    addresses: [{ region: 'ON' }, { region: 'QC' }],
  })
  assert.deepEqual(reading(holding, '{"securityId":"037833100","securityIdType":"CUSIP"}').value, {
    securityIds: [{ id: '037833100', idType: 'CUSIP' }],
  })
  assert.deepEqual(reading(rewardProgram, '{"programId":"p"}').value, { rewardProgramId: 'p' })
})

test('one bad member is left out, with its path, and the rest of the entity is there', () => {
  const sent = {
    customerId: 'c',
    taxId: null,
    unknown: { deep: [1] },
    addresses: [{ line1: 'Main Street 1', city: {} }, 'x'],
    accounts: [{ relationship: 'PRIMARY' }, { accountId: 'a', relationship: 7 }],
  }
  const { value, misfits } = reading(customer, JSON.stringify(sent))
  assert.deepEqual(value, { customerId: 'c', addresses: [{ line1: 'Main Street 1' }], accounts: [{ accountId: 'a' }] })
  assert.deepEqual(
    misfits.map(({ path }) => path),
    ['addresses[0].city', 'addresses[1]', 'accounts[0].accountId', 'accounts[1].relationship'],
  )
})

test('an entity without what is required is not read, and the sentence says what is missing', () => {
  const says = (kind: Entity | OneOf, sent: string) => assert.throws(() => reading(kind, sent), UNREADABLE)
  says(customer, '{}')
  says(customer, '{"customerId":""}')
  says(customer, '[]')
  says(account, '{"accountCategory":"CRYPTO_ACCOUNT","accountId":"a","accountType":"CHECKING","status":"OPEN"}')
  says(account, '{"accountId":"a"}')
  says(account, 'null')
  assert.throws(() => reading(customer, '{}'), /customerId: expected a text, and nothing came/)
})

const UNREADABLE = { name: 'UnreadableEntity' }

const DEPOSIT = JSON.stringify({
  accountCategory: 'DEPOSIT_ACCOUNT',
  accountId: 'with spaces/and slashes',
  accountType: 'CHECKING',
  status: 'OPEN',
})

/** Reads a deposit account that has this member more, and returns what it has beside the required members. */
function depositOf(member: string): { readonly value: Record<string, unknown>; readonly misfits: readonly Misfit[] } {
  const { value, misfits } = reading(account, `${DEPOSIT.slice(0, -1)},${member}}`)
  const { accountCategory: _category, accountId: _id, accountType: _type, status: _status, ...rest } = value
  return { value: rest, misfits }
}

function reading(kind: Entity | OneOf, text: string) {
  const misfits: Misfit[] = []
  const value = readEntity(kind, parseExactJson(text), { zone: 'America/Toronto', misfits })
  return { value: value as Record<string, unknown>, misfits }
}
