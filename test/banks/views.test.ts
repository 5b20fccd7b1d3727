// A bank whose data lies in a database: its views are served as FDX, within bounds, and what is wrong with them is told.

import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { permitAccount, permitCustomer } from '../../src/domain/consents/permit.ts'
import { conformance } from '../conformance/conformance.ts'
import { aCall } from '../sandbox-bank.ts'
import { consentOf } from '../sandbox-permit.ts'
import { until } from '../until.ts'
import { openViewsBank, type ViewsBank } from './views-bank.ts'

const consent = consentOf('1', ['10', '11', '12', 'no-such-account'])
const account = (id: string) => permitAccount(consent, 'TRANSACTIONS', id)

conformance('views', async () => {
  const views = await openViewsBank()
  return {
    bank: views.open(),
    customer: permitCustomer(consent, 'CUSTOMER_CONTACT'),
    accounts: [account('10'), account('11')],
    unknown: account('no-such-account'),
    now: Temporal.Now.instant(),
    [Symbol.asyncDispose]: () => views[Symbol.asyncDispose](),
  }
})

describe('a bank whose data lies in a database', () => {
  let views: ViewsBank
  let bank: Bank

  before(async () => {
    views = await openViewsBank()
    bank = views.open()
  })
  after(() => views[Symbol.asyncDispose]())

  it('serves what its columns say: exact amounts, entities inside, holdings and holders', async () => {
    const found = await bank.account(account('11'), aCall)
    assert.equal(found.accountCategory, 'INVESTMENT_ACCOUNT')
    assert.equal(found.accountCategory === 'INVESTMENT_ACCOUNT' && found.holdings?.[0]?.currentUnitPrice, '12.3456')
    assert.equal(found.currency?.currencyCode, 'CAD')
    const who = await bank.customer(permitCustomer(consent, 'CUSTOMER_CONTACT'), aCall)
    assert.deepEqual(
      [who.name?.first, who.emails, who.dateOfBirth?.toString()],
      ['Ines', ['ines@example.com'], '1984-02-29'],
    )
    const { holders } = await bank.contact(account('10'), aCall)
    assert.deepEqual(
      holders?.map(({ relationship }) => relationship),
      ['PRIMARY_JOINT', 'SECONDARY_JOINT'],
    )
  })

  it('does not serve the account of another customer', async () => {
    await assert.rejects(bank.account(account('12'), aCall), { code: 'account_not_found' })
    await assert.rejects(bank.contact(account('12'), aCall), { code: 'account_not_found' })
  })

  it('follows changes and removals by the numbers of the view', async () => {
    const window = { start: Temporal.Now.instant().subtract({ hours: 2000 }), end: Temporal.Now.instant() }
    const { updateCursor } = await bank.transactions(account('10'), { window, page: { limit: 5 } }, aCall)
    assert.equal(updateCursor, '2002')
    await views.sql(`update core.entry set gone = true, change_no = 3001 where id = 2002;
      update core.entry set words = 'Mended', change_no = 3002 where id = 7`)
    const request = { since: updateCursor ?? '', page: { limit: 1 } }
    const first = await bank.changes(account('10'), request, aCall)
    assert.deepEqual([first.removed, first.rows.length, first.updateCursor], [['2002'], 0, '3002'])
    const from = first.next
    assert.ok(from !== undefined)
    const second = await bank.changes(account('10'), { since: request.since, page: { limit: 1, from } }, aCall)
    assert.deepEqual([second.rows[0]?.description, second.next], ['Mended', undefined])
  })
})

describe('the connections to a bank’s database', () => {
  let views: ViewsBank
  let bank: Bank

  before(async () => {
    views = await openViewsBank()
    bank = views.open()
  })
  after(() => views[Symbol.asyncDispose]())

  it('cancels at the server what nobody waits for any more, and never has more connections than set', async () => {
    await views.sql(`create view portage.payment_network as select account_id, 'x' as bank_id, 'y' as identifier,
      pg_sleep(300)::text as type from core.owner; grant select on portage.payment_network to public`)
    const slow = views.open({ connections: 2, statementSeconds: 60 })
    const controller = new AbortController()
    const running = [1, 2, 3].map(() => slow.paymentNetworks(account('10'), { ...aCall, signal: controller.signal }))
    const settled = Promise.allSettled(running)
    const asleep = `select count(*)::int as n from pg_stat_activity where query like '%payment_network%' and state = 'active'
      and application_name = 'portage' and datname = current_database() and query like '%row_to_json%'`
    await until(async () => (await views.sql(asleep))[0]?.['n'] === 2)
    controller.abort(new Error('left'))
    for (const { status } of await settled) assert.equal(status, 'rejected')
    // Long before the time-out would have ended them.
    await until(async () => (await views.sql(asleep))[0]?.['n'] === 0, 20_000)
    await views.sql('drop view portage.payment_network')
  })

  it('ends a query that takes longer than the time-out', async () => {
    await views.sql(`create view portage.payment_network as select account_id, 'x' as bank_id, 'y' as identifier,
      pg_sleep(300)::text as type from core.owner; grant select on portage.payment_network to public`)
    const impatient = views.open({ statementSeconds: 1 })
    await assert.rejects(impatient.paymentNetworks(account('10'), aCall), { code: 'provider_unavailable' })
    await views.sql('drop view portage.payment_network')
  })

  it('refuses a role that may write, unless a setting says why', async () => {
    const owner = new URL(views.url).username
    await assert.rejects(views.open({}, { as: owner }).account(account('10'), aCall), { code: 'provider_unavailable' })
    const allowed = views.open({ writableBecause: 'a test database of its own' }, { as: owner })
    assert.equal((await allowed.account(account('10'), aCall)).accountId, '10')
  })

  it('comes back by itself when its connections were lost', async () => {
    assert.equal((await bank.account(account('10'), aCall)).accountId, '10')
    await views.sql(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'portage' and datname = current_database()`,
    )
    assert.equal((await bank.account(account('10'), aCall)).accountId, '10')
  })

  it('finds a column that was added and one that went, and offers no more than there is', async () => {
    const reads = views.open()
    await reads.account(account('10'), aCall)
    assert.ok(!reads.offers.has('paymentNetworks') && reads.offers.has('changes'))
    await views.sql(`alter view portage.account rename column product_name to old_name`)
    const found = await reads.account(account('10'), aCall)
    assert.equal(found.productName, undefined)
    await views.sql(`alter view portage.account rename column old_name to product_name`)
  })

  it('demands TLS of a database that is not at a loopback address, unless a setting says why not', async () => {
    await assert.rejects(views.open({}, { host: '0.0.0.0' }).account(account('10'), aCall), {
      code: 'provider_unavailable',
    })
    const plain = views.open({ plainBecause: 'the same machine by another address' }, { host: '0.0.0.0' })
    assert.equal((await plain.account(account('10'), aCall)).accountId, '10')
  })
})
