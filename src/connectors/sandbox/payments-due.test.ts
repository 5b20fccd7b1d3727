// Tests of what the sandbox says is due: it is never in the past, and what is arranged comes true.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestDatabase } from '../../../test/database.ts'
import { aCall, openSandbox } from '../../../test/sandbox-bank.ts'
import { permitFor } from '../../../test/sandbox-permit.ts'
import { seeded, STORY_START } from '../../../test/seeded.ts'
import type { LineOfCreditAccount } from '../../fdx/account.ts'
import type { BuyNowPayLaterTransaction } from '../../fdx/transaction.ts'
import { movableClock } from '../../platform/clock.ts'
import { compare, decimal, sum } from '../../platform/decimal.ts'
import { openVault } from '../../platform/secret.ts'
import { annualYield, products } from './bank/products.ts'
import { bankDay } from './bank/banks.ts'

await using database = await openTestDatabase(seeded)
const ZERO = decimal('0.00')

function open() {
  const clock = movableClock(STORY_START)
  return {
    clock,
    bank: openSandbox({
      database,
      clock,
      vault: openVault([Buffer.alloc(32, 1)], Buffer.alloc(32, 1)),
      origin: '',
    }),
  }
}

for (const key of ['robin-card', 'morgan-card', 'morgan-line', 'studio-line']) {
  await test(`of ${key}, the payment that is arranged is the one that comes, and no due day lies in the past`, async () => {
    const { bank, clock } = open()
    const read = async () => (await bank.account(permitFor(key), aCall)) as LineOfCreditAccount
    let kept = 0
    for (let day = 0; day < 70; day++) {
      const { bills: [bill] = [], scheduledPayments: [arranged] = [] } = await read()
      assert.ok(Temporal.PlainDate.compare(bill!.dueDate!, bankDay(clock.now())) >= 0, clock.now().toString())
      assert.ok(compare(bill!.minimumPaymentDue!, bill!.totalPaymentDue!) <= 0)
      clock.advance({ days: 1 })
      if (!arranged || Temporal.PlainDate.compare(arranged.date!, bankDay(clock.now())) > 0) continue
      const [{ lastPaymentAmount, lastPaymentDate } = {}] = (await read()).bills ?? []
      assert.deepEqual([lastPaymentAmount, String(lastPaymentDate)], [arranged.amount, String(arranged.date)])
      kept++
    }
    assert.ok(kept >= 2)
  })
}

await test('a card that is paid in full has nothing due until its next statement', async () => {
  const { bank, clock } = open()
  const billOf = async () => ((await bank.account(permitFor('robin-card'), aCall)) as LineOfCreditAccount).bills?.[0]
  const before = await billOf()
  assert.deepEqual([before?.totalPaymentDue, String(before?.dueDate)], [before?.statementBalance, '2026-06-21'])
  clock.advance({ days: 5 })
  const after = await billOf()
  assert.deepEqual(
    [after?.totalPaymentDue, after?.minimumPaymentDue, String(after?.dueDate)],
    [ZERO, ZERO, '2026-07-21'],
  )
})

await test('what is outstanding of all purchases in four is what the plan is owed, on every day', async () => {
  const { bank, clock } = open()
  const permit = permitFor('riley-instalments')
  for (let day = 0; day < 45; day++) {
    const now = clock.now()
    const window = { start: now.subtract({ hours: 24 * 90 }), end: now }
    const rows = (await bank.transactions(permit, { window, page: { limit: 100 } }, aCall))
      .rows as readonly BuyNowPayLaterTransaction[]
    const left = rows.map(({ outstandingBalance }) => outstandingBalance ?? ZERO)
    const account = await bank.account(permit, aCall)
    assert.ok(account.accountCategory === 'BNPL_ACCOUNT')
    assert.equal(sum([ZERO, ...left]), account.currentBalance, now.toString())
    for (const { bnplStatus, nextPaymentDate, purchaseDetails } of rows) {
      assert.equal(bnplStatus === 'OPEN', nextPaymentDate !== undefined)
      assert.equal(String(purchaseDetails?.scheduledPayments?.[0]?.date), String(nextPaymentDate))
    }
    clock.advance({ days: 1 })
  }
})

await test('a mortgage is renewed for as long again, so that it ends after today', async () => {
  const { bank, clock } = open()
  const endOf = async () => {
    const account = await bank.account(permitFor('morgan-mortgage'), aCall)
    return account.accountCategory === 'LOAN_ACCOUNT' ? String(account.maturityDate) : ''
  }
  assert.equal(await endOf(), '2026-07-01')
  clock.advance({ days: 14 })
  assert.equal(await endOf(), '2031-07-01')
})

await test('a yield counts the interest on interest', () => {
  assert.equal(annualYield(products.savings), '2.68')
  assert.equal(annualYield(products.chequing), '0.00')
})
