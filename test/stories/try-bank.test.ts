// "Try this bank": an operator signs in at a bank and reads what an app would, and learns what is wrong without learning
// anything of the customer.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Bank } from '../../src/domain/retrieval/connector.ts'
import { Problem } from '../../src/platform/problem.ts'
import { openFirstBank } from '../broken-bank.ts'
import { GREATDAY, openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openProgram, type Program } from '../operator-program.ts'
import { countLivingGrants, releaseGrants } from '../release.ts'
import { openTestServer, type TestServer } from '../server.ts'
import { beginTrial, lookAtTrial, runTrials, tryBank, type TriedBank } from '../trials.ts'

let server: TestServer
let ada: Browser
let program: Program
before(async () => {
  server = await openTestServer()
  ada = openBrowser(server.issuer)
  await makeOperator(server, ada, 'ada@example.com', 'operator')
  program = await openProgram(server, 'operator')
})
after(() => server[Symbol.asyncDispose]())

const run = () => runTrials(server)
const begin = () => beginTrial(program)
const look = (trial: Pick<TriedBank, 'trial_id'>) => lookAtTrial(program, trial)

const outcomes = ({ steps }: TriedBank) => Object.fromEntries(steps.map(({ name, outcome }) => [name, outcome]))
const cameOf = ({ steps }: TriedBank, wanted: string): string =>
  steps.find(({ name }) => name === wanted)?.came.en ?? assert.fail(`no step ${wanted}`)

/** From the beginning to the end, with the bank as a story changes it. */
async function tryWith(changes: (bank: Bank) => Partial<Bank> = () => ({})): Promise<TriedBank> {
  const bank = await openFirstBank(server)
  const before = { ...bank }
  Object.assign(bank, changes(before))
  try {
    return await tryBank(server, program, ada)
  } finally {
    Object.assign(bank, before)
  }
}

function submitForm(page: OpenedPage, ending: string): Promise<OpenedPage> {
  const form = new RegExp(`<form[^>]*${ending}"[\\s\\S]*?</form>`).exec(page.text)?.[0]
  assert.ok(form, `no form for ${ending}`)
  return ada.submit({ ...page, text: form }, {})
}

test('an operator tries a bank in the console, from the button to the last green step, and the grant is gone', async () => {
  const before = await countLivingGrants(server)
  const begun = await submitForm(await ada.open('/console/providers/1000/trials'), 'try')
  assert.match(begun.text, /Checks the bank/)
  await run()
  const waiting = await ada.open(begun.address.href)
  assert.match(waiting.text, /Waits for your sign-in/)
  const link = /class="button first" href="([^"]+)"/.exec(waiting.text)?.[1]
  assert.ok(link)
  const back = await ada.submit(await ada.open(link), GREATDAY)
  assert.equal(back.address.pathname, begun.address.pathname)
  assert.match(back.text, /Reads what an app would[\s\S]*Accounts on offer: \d+: /)
  await run()
  const done = await ada.open(begun.address.href)
  assert.match(done.text, /All green/)
  assert.equal(await countLivingGrants(server), before)
  const french = await ada.open(`${begun.address.pathname}?language=fr`)
  assert.match(french.text, /Tout est vert[\s\S]*Une page d’opérations/)
  await ada.open(`${begun.address.pathname}?language=en`)
  const entries = await server.database.run<{ action: string; actor_kind: string }>(
    `select action, actor_kind from journal_entry where detail->>'trialId' = $1 order by journal_entry_id`,
    [begun.address.pathname.split('/').at(-1)],
  )
  assert.deepEqual(
    entries.map(({ action, actor_kind }) => `${actor_kind} ${action}`),
    ['operator begin-trial', 'operator sign-in-at-bank', 'system try-bank', 'system end-trial'],
  )
})

test('what a trial finds says nothing of the customer: neither names nor numbers, ids, amounts or tokens', async () => {
  const trial = await tryWith()
  assert.deepEqual(outcomes(trial), {
    settings: 'passed',
    'sign-in': 'passed',
    customer: 'passed',
    'held-accounts': 'passed',
    accounts: 'passed',
    transactions: 'passed',
    statements: 'passed',
    'statement-file': 'passed',
    release: 'passed',
  })
  assert.match(cameOf(trial, 'accounts'), /^Accounts: \d+: \d+ DEPOSIT_ACCOUNT, .*fields filled: accountCategory, /)
  assert.match(
    cameOf(trial, 'transactions'),
    /: \d+ POSTED.*; from 20\d\d-\d\d-\d\d to 20\d\d-\d\d-\d\d; fields filled: /,
  )
  const text = JSON.stringify(trial.steps)
  const known = await server.database.run<{ secret: string }>(
    `select a.account_number as secret from sandbox_account a join sandbox_holder using (account_id)
     where bank_customer_id = 'maple-10001'
     union all select account_id from sandbox_holder where bank_customer_id = 'maple-10001'
     union all select t.transaction_id from sandbox_transaction t join sandbox_holder using (account_id)
     where bank_customer_id = 'maple-10001'
     union all select amount::text from sandbox_transaction t join sandbox_holder using (account_id)
     where bank_customer_id = 'maple-10001' and amount > 99`,
    [],
  )
  for (const { secret } of known) assert.ok(!text.includes(secret), secret)
  assert.doesNotMatch(text, /Robin|Greatday|maple-10001/i)
  for (const { expected, came } of trial.steps) assert.ok(expected.fr && came.fr && came.fr !== came.en)
})

test('ids that repeat, dates in the future, rows without order and missing balances make their steps red', async () => {
  const trial = await tryWith(({ transactions, account, ...bank }) => ({
    ...bank,
    async transactions(permit, request, call) {
      const page = await transactions(permit, request, call)
      const [first, ...rest] = page.rows
      if (!first) return page
      const future = { ...first, postedTimestamp: request.window.end.add({ hours: 48 }) }
      return { ...page, rows: [...rest, ...rest.slice(0, 1), future] }
    },
    async account(permit, call) {
      const known = await account(permit, call)
      return Object.fromEntries(
        Object.entries(known).filter(([name]) => !/balance|value/i.test(name)),
      ) as unknown as typeof known
    },
  }))
  const { accounts, transactions } = outcomes(trial)
  assert.deepEqual([accounts, transactions], ['failed', 'failed'])
  assert.match(cameOf(trial, 'accounts'), /\d+ without a balance/)
  for (const odd of [/1 ids are repeated/, /1 dated in the future/, /newer than the one before them/]) {
    assert.match(cameOf(trial, 'transactions'), odd)
  }
  assert.match(trial.steps.find(({ name }) => name === 'accounts')?.advice?.en ?? '', /Show this to the bank/)
})

test('a bank that fails at a read is red there, green elsewhere, and its grant is released all the same', async () => {
  const down = () => Promise.reject(new Problem('provider_maintenance', 'The bank is being maintained.'))
  const before = await countLivingGrants(server)
  const trial = await tryWith(() => ({ customer: down, endGrant: down }))
  const { customer, accounts, release } = outcomes(trial)
  assert.deepEqual([customer, accounts, release], ['failed', 'passed', 'failed'])
  assert.equal(cameOf(trial, 'customer'), 'provider_maintenance: The bank is being maintained.')
  assert.equal(await countLivingGrants(server), before + 1)
  await releaseGrants(server)
  assert.equal(await countLivingGrants(server), before)
})

test('a check of the bank is a step before the sign-in, and one that hangs or throws is red', async () => {
  const bank = await openFirstBank(server)
  const finding = { outcome: 'passed', expected: { en: 'a', fr: 'b' }, came: { en: 'c', fr: 'd' } } as const
  const texts = { en: 'Keys', fr: 'Clés' }
  Object.assign(bank, {
    checks: [
      { name: 'keys', texts, run: async () => finding },
      { name: 'tls', texts, run: () => Promise.reject(new TypeError('secret of the bank')) },
    ],
  })
  const trial = await begin()
  await run()
  Object.assign(bank, { checks: [] })
  const found = await look(trial)
  assert.deepEqual(outcomes(found), { settings: 'passed', keys: 'passed', tls: 'failed' })
  assert.equal(found.state, 'waiting')
  assert.doesNotMatch(JSON.stringify(found), /secret of the bank/)
})

test('the sign-in is good for the browser of the operator who left, once, and who turns back ends the trial', async () => {
  const trial = await begin()
  await run()
  const page = await ada.open(trial.sign_in_address)
  const href = /href="([^"]*error=access_denied[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&')
  assert.ok(href)
  const stolen = await openBrowser(server.issuer).open(href)
  assert.equal(stolen.status, 403)
  assert.equal((await look(trial)).state, 'waiting')
  const back = await ada.open(href)
  assert.match(back.text, /1 step is red[\s\S]*access_denied/)
  assert.equal((await look(trial)).state, 'done')
  assert.equal((await ada.open(href)).status, 403)
  const again = await ada.open(trial.sign_in_address)
  assert.equal(again.status, 409)
})

test('a bank whose provider is disabled while it is tried signs nobody in and is read no more', async () => {
  const before = await countLivingGrants(server)
  const move = (verb: string) => program.demand('POST', `/providers/1000/${verb}`, {})
  const refused = await begin()
  await run()
  await move('disable')
  const closed = await ada.open(refused.sign_in_address)
  assert.equal(closed.status, 409)
  await move('enable')
  const page = await ada.open(refused.sign_in_address)
  await move('disable')
  await ada.submit(page, GREATDAY)
  assert.match(cameOf(await look(refused), 'sign-in'), /^conflict: The provider is DISABLED/)
  await move('enable')
  const signedIn = await begin()
  await run()
  await ada.submit(await ada.open(signedIn.sign_in_address), GREATDAY)
  await move('disable')
  await run()
  const { customer, transactions, release } = outcomes(await look(signedIn))
  assert.deepEqual([customer, transactions, release], ['failed', 'failed', 'passed'])
  assert.equal(await countLivingGrants(server), before)
  await move('enable')
})

test('a bank that hangs keeps no other from being tried', async () => {
  const bank = await openFirstBank(server)
  const hanging = Promise.withResolvers<never>()
  const hangs = { name: 'hangs', texts: { en: 'Hangs', fr: 'Se tait' }, run: () => hanging.promise }
  Object.assign(bank, { checks: [hangs] })
  const slow = await begin()
  const running = run()
  while ((await look(slow)).steps.length === 0) await new Promise(setImmediate)
  Object.assign(bank, { checks: [] })
  const other = await begin()
  while ((await look(other)).state === 'checking') await new Promise(setImmediate)
  assert.equal((await look(slow)).state, 'checking')
  hanging.reject(new Problem('provider_unavailable', 'It was silent.'))
  assert.equal(await running, 2)
})

test('a server that dies at a trial leaves it to another, which ends it and releases the grant', async () => {
  const before = await countLivingGrants(server)
  const trial = await begin()
  await run()
  await ada.submit(await ada.open(trial.sign_in_address), GREATDAY)
  assert.equal(await countLivingGrants(server), before + 1)
  const later = server.clock.now().add({ minutes: 15 })
  await server.database.run('update trial set leased_until = $2 where trial_id = $1', [trial.trial_id, later])
  assert.equal(await run(), 0)
  server.clock.advance({ minutes: 15 })
  assert.equal(await run(), 1)
  const found = await look(trial)
  assert.equal(outcomes(found)['interrupted'], 'failed')
  assert.equal(await countLivingGrants(server), before)
})

test('a draft is tried before anybody else can sign in, and settings that do not fit are named', async () => {
  const draft = { provider_id: '4013', connector: 'sandbox', name_en: 'Five Lakes', name_fr: 'Cinq Lacs' }
  await program.demand('POST', '/providers', { ...draft, country: 'CA', language: 'en' })
  const trial = await beginTrial(program, 4013)
  await run()
  const found = await look(trial)
  assert.deepEqual(outcomes(found), { settings: 'failed' })
  assert.match(cameOf(found, 'settings'), /The test banks are the providers 1000 and 1001/)
})

test('a viewer sees a trial and begins none, and nobody tries a bank that is disabled', async () => {
  const viewer = await openProgram(server, 'viewer')
  assert.equal((await viewer.call('POST', '/providers/1000/trials', {})).status, 403)
  const { trial_id } = await begin()
  assert.equal((await viewer.call('GET', `/trials/${trial_id}`)).status, 200)
  assert.equal((await program.call('POST', '/providers/999/trials', {})).status, 404)
  await program.demand('POST', '/providers/1001/disable', {})
  assert.equal((await program.call('POST', '/providers/1001/trials', {})).status, 409)
})
