// Providers in the operator's API: described, opened, changed, closed; their secrets, and who sees what.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { listProviderSteps } from '../../src/domain/providers/provider-history.ts'
import { readProviderSecrets } from '../../src/domain/providers/provider-secret.ts'
import { endWhatIsOver } from '../../src/jobs/end-what-is-over.ts'
import { systemClock } from '../../src/platform/clock.ts'
import { openLog } from '../../src/platform/log.ts'
import { openProgram, type Program } from '../operator-program.ts'
import { joinLedger } from '../ledger-bank.ts'
import { connect } from '../reader.ts'
import { send } from '../requests.ts'
import { openTestServer, type TestServer } from '../server.ts'

const SECRET = 'a-secret-that-nobody-sees'

let server: TestServer
let program: Program
/** The settings and secrets with which the bank was opened, in turn. */
let opened: readonly string[] = []
const lines: string[] = []

before(async () => {
  server = await openTestServer({ log: openLog(systemClock, (line) => void lines.push(line)) })
  program = await openProgram(server, 'operator')
  opened = await joinLedger(server)
})
after(() => server[Symbol.asyncDispose]())

const described = {
  name_en: 'Tern Bay Credit Union',
  name_fr: 'Caisse de Tern Bay',
  country: 'CA',
  language: 'en',
  institution_number: '006',
  transit_numbers: ['00042'],
  routing_numbers: ['000600042'],
  time_zone: 'America/Halifax',
  settings: { issuer: 'https://ternbay.example' },
}

type Detail = typeof described & {
  readonly provider_id: number
  readonly status: string
  readonly settings_version: number
  readonly secrets: Readonly<Record<string, { readonly set_at: string }>>
}

async function addLedger(): Promise<number> {
  const { provider_id } = await program.demand<Detail>('POST', '/providers', { connector: 'ledger', ...described })
  return provider_id
}

const detail = (id: number) => program.demand<Detail>('GET', `/providers/${id}`)
const setSecret = (id: number, value: string, name = 'client_secret') =>
  program.call('PUT', `/providers/${id}/secrets/${name}`, { value })
const move = (id: number, verb: string) => program.call('POST', `/providers/${id}/${verb}`)

test('a provider is described once, and read again as it was described', async () => {
  const id = await addLedger()
  const { settings_version, ...read } = await detail(id)
  assert.equal(settings_version, 1)
  assert.deepEqual([read.status, read.secrets], ['DRAFT', {}])
  for (const [name, value] of Object.entries(described)) assert.deepEqual(read[name as keyof typeof read], value, name)
})

test('a wrong description is refused with the member and what to do', async () => {
  const wrong: readonly [object, RegExp][] = [
    [{ connector: 'ledgr' }, /connector: is not known\. It is one of .*ledger/],
    [{ name_en: '' }, /name_en/],
    [{ country: 'FR' }, /country: must be CA or US/],
    [{ institution_number: '6' }, /institution_number: must be 3 digits/],
    [{ transit_numbers: ['42'] }, /transit_numbers\.0: must be 5 digits/],
    [{ routing_numbers: ['12345678'] }, /routing_numbers\.0: must be 9 digits/],
    [{ time_zone: 'America/Tern_Bay' }, /time_zone: must be the name of a time zone/],
    [{ settings: { isuer: 'https://x.example' } }, /isuer is not known: did you mean issuer\?; issuer is missing/],
    [{ settings: { issuer: 'https://x.example', seconds: 61 } }, /settings: seconds must be at most 60/],
    [{ settings: { issuer: 'https://x.example', client_secret: SECRET } }, /client_secret is a secret: give it as one/],
    [{ adress: 'x' }, /there is no member adress/],
    [{ provider_id: '1000' }, /There is a provider 1000 already/],
  ]
  for (const [changes, why] of wrong) {
    const { status, text } = await program.call('POST', '/providers', { connector: 'ledger', ...described, ...changes })
    assert.ok(status === 400 || status === 409, text)
    assert.match(text, why)
    assert.ok(!text.includes(SECRET))
  }
})

/** The banks that my-data offers, which is what customers see. */
async function isOffered(): Promise<boolean> {
  return (await send(server, '/my-data')).text.includes(described.name_en)
}

test('nobody but an operator knows a draft, and it opens only when it is whole', async () => {
  const id = await addLedger()
  assert.equal(await isOffered(), false)
  assert.match((await move(id, 'activate')).text, /secrets: client_secret must be set before customers reach the bank/)
  assert.equal((await detail(id)).status, 'DRAFT')
  assert.equal((await setSecret(id, SECRET)).status, 200)
  assert.equal((await move(id, 'activate')).status, 204)
  assert.equal(await isOffered(), true)
  const { settings_version } = await detail(id)
  const unfit = { ...described, settings: { issuer: 'https://ternbay.example/unfit' } }
  const refused = await program.call('PUT', `/providers/${id}`, { from_version: String(settings_version), ...unfit })
  assert.match(refused.text, /settings: issuer does not fit/)
  assert.equal((await detail(id)).settings_version, settings_version)
  for (const [verb, status, known] of [
    ['activate', 409, true],
    ['disable', 204, false],
    ['disable', 409, false],
    ['enable', 204, true],
    ['retire', 204, false],
    ['enable', 409, false],
  ] as const) {
    assert.equal((await move(id, verb)).status, status, verb)
    assert.equal(await isOffered(), known, verb)
  }
  assert.equal((await setSecret(id, 'another')).status, 409)
})

test('of two operators who change one version, the second is refused; a change that changes nothing is none', async () => {
  const id = await addLedger()
  const change = (url: string) => program.call('PUT', `/providers/${id}`, { from_version: '1', ...described, url })
  const both = await Promise.all([change('https://one.example/'), change('https://two.example/')])
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409])
  assert.match(both.map(({ text }) => text).join(''), /Somebody else has changed this provider meanwhile/)
  const { url, settings_version } = await program.demand<Detail & { url: string }>('GET', `/providers/${id}`)
  assert.equal(settings_version, 2)
  const same = { from_version: '2', ...described, url }
  assert.deepEqual(await program.demand('PUT', `/providers/${id}`, same), { changed: false })
  assert.equal((await detail(id)).settings_version, 2)
})

test('a secret is sealed, is used from the next call on, and is in no answer, log, journal or file', async () => {
  const id = await addLedger()
  assert.match(
    (await setSecret(id, SECRET, 'client_secrt')).text,
    /client_secrt is not known: did you mean client_secret\?/,
  )
  for (const [value, changed] of [
    [SECRET, true],
    [SECRET, false],
    [`${SECRET}-2`, true],
  ] as const) {
    assert.deepEqual((await setSecret(id, value)).body, { changed })
  }
  await move(id, 'activate')
  const { settings_version: settingsVersion, secrets } = await detail(id)
  assert.deepEqual(Object.keys(secrets), ['client_secret'])
  await server.app.banks.of({ providerId: id, connector: 'ledger', settingsVersion })
  assert.equal(opened.at(-1), `https://ternbay.example ${SECRET}-2`)
  await setSecret(id, `${SECRET}-3`)
  await server.app.banks.of({ providerId: id, connector: 'ledger', settingsVersion: settingsVersion + 1 })
  assert.equal(opened.at(-1), `https://ternbay.example ${SECRET}-3`)

  const places = ['/providers', `/providers/${id}`, '/connectors', '/journal'] as const
  const answers = await Promise.all(places.map(async (place) => (await program.call('GET', place)).text))
  const stored = await server.database.run<{ text: string }>(
    'select s::text as text from provider_secret s union all select j::text from journal_entry j',
    [],
  )
  const all = [...answers, ...stored.map(({ text }) => text), lines.join('\n')]
  assert.ok(all.every((text) => !text.includes(SECRET)))
  const kept = await readProviderSecrets(server.database, server.vault, id)
  assert.equal(kept['client_secret'], `${SECRET}-3`)
})

type Outcome = {
  readonly changes: readonly { readonly lines: readonly string[] }[]
  readonly problems: readonly { readonly member: string; readonly message: string }[]
}

test('a list is applied whole or not at all: what differs is told first, and a second time nothing does', async () => {
  const provider_id = '7000'
  const wanted = {
    provider_id,
    connector: 'ledger',
    status: 'ACTIVE',
    ...described,
    secrets: { client_secret: SECRET },
  }
  const apply = (change: object, dry_run = false) =>
    program.demand<Outcome>('POST', '/providers/apply', { providers: [{ ...wanted, ...change }], dry_run })
  const dry = await apply({}, true)
  assert.equal((await program.call('GET', '/providers/7000')).status, 404)
  assert.deepEqual(await apply({}), dry)
  assert.match(
    dry.changes[0]!.lines.join('\n'),
    /^\+ 7000 Tern Bay[^]*secrets\.client_secret: is set\n {4}status: ACTIVE$/,
  )
  assert.deepEqual(await apply({}), { changes: [], problems: [] })

  const other = { name_fr: 'Caisse', status: 'DISABLED', secrets: { client_secret: `${SECRET}-2` } }
  const told = [
    'name_fr: "Caisse de Tern Bay" → "Caisse"',
    'secrets.client_secret: is replaced',
    'status: ACTIVE → DISABLED',
  ]
  const { changes } = await apply(other, true)
  assert.deepEqual(changes[0]!.lines, [
    '~ 7000 Caisse'.replace('Caisse', described.name_en),
    ...told.map((line) => `    ${line}`),
  ])
  const wrong: readonly [object, string, RegExp][] = [
    [{ connector: 'sandbox' }, 'connector', /cannot change: it is ledger/],
    [{ status: 'DRAFT' }, 'status', /cannot become DRAFT by a list: it is ACTIVE/],
    [{ status: 'RETIRED' }, 'status', /cannot become RETIRED by a list/],
    [{ settings: { issuer: 'x' } }, 'settings.issuer', /./],
    [{ settings: { issuer: 'https://x.example/unfit' } }, 'settings', /issuer does not fit/],
    [{ secrets: { privat_key: 'x' } }, 'secrets.privat_key', /did you mean private_key\?/],
  ]
  for (const [change, member, why] of wrong) {
    const { problems } = await apply(change, true)
    assert.equal(problems[0]?.member, member)
    assert.match(problems[0].message, why)
  }
  const { problems } = await apply({ provider_id: '7002', status: 'RETIRED' }, true)
  assert.equal(problems[0]?.message, 'cannot become RETIRED by a list: it is new')
  const mixed = [
    { ...wanted, ...other },
    { ...wanted, provider_id: '7001', settings: {} },
  ]
  const refused = await program.call('POST', '/providers/apply', { providers: mixed })
  assert.match(refused.text, /providers\.1\.settings\.issuer: is missing/)
  assert.equal((await detail(7000)).status, 'ACTIVE')
})

test('a secret that no bank can be opened with is refused by its name, and never shown', async () => {
  const settings = { issuer: 'https://ternbay.example', clientId: 'portage', clientAuth: 'none' }
  const bank = { ...described, connector: 'views', status: 'ACTIVE', settings }
  const whole = 'postgres://reader:password@db.ternbay.example/core'
  const wrong: readonly [Record<string, string>, RegExp][] = [
    [{ connectionString: `postgres://reader:50%off-${SECRET}@db.ternbay.example/core` }, /a % is written %25/],
    [{ connectionString: whole, databaseAuthority: SECRET }, /databaseAuthority cannot be read/],
    [{ connectionString: whole, tlsAuthority: SECRET }, /certificate authority of the bank cannot be read/],
  ]
  for (const [secrets, why] of wrong) {
    const list = { providers: [{ ...bank, provider_id: '7100', secrets }], dry_run: true }
    const { text, status } = await program.call('POST', '/providers/apply', list)
    assert.equal(status, 200, text)
    assert.match(text, why)
    assert.ok(!text.includes(SECRET))
  }
})

test('a header that carries a credential, or breaks the line, is no setting of a bank', async () => {
  const settings = { issuer: 'https://b.example', clientId: 'c', fdxAddress: 'https://b.example/fdx/v6' }
  for (const headers of [{ 'Proxy-Authorization': SECRET }, { 'x-bank': `a\r\nauthorization: ${SECRET}` }]) {
    const bank = { ...described, connector: 'fdx', settings: { ...settings, headers } }
    const { status, text } = await program.call('POST', '/providers', bank)
    assert.equal(status, 400)
    assert.match(text, /headers\.\S+ (is a header that Portage sets|must be printable ASCII)/)
    assert.ok(!text.includes(SECRET))
  }
})

test('a step that changed nothing is not in the history of a provider', async () => {
  const id = await addLedger()
  await setSecret(id, SECRET)
  await setSecret(id, SECRET)
  await program.demand('PUT', `/providers/${id}`, { from_version: '2', ...described })
  const steps = await listProviderSteps(server.database, id, 10)
  assert.deepEqual(
    steps.map(({ action }) => action),
    ['replace-provider-secret', 'add-provider'],
  )
})

test('a bank that retires ends its consents and registrations with notice to apps, and its name stays', async () => {
  const app = await connect(server, 'every_account')
  assert.equal((await app.get('/api/fdx/6/accounts')).status, 200)
  assert.equal((await move(1000, 'retire')).status, 204)
  assert.notEqual((await app.get('/api/fdx/6/accounts')).status, 200)
  await endWhatIsOver(server.stage)
  const [consent] = await server.database.run<{ ended_because: string }>(
    'select ended_because from consent where consent_id = $1',
    [app.consentId],
  )
  assert.ok(consent?.ended_because)
  const events = await server.database.run('select 1 from event where consent_id = $1', [app.consentId])
  assert.ok(events.length > 0)
  const living = await server.database.run(
    `select 1 from registration where provider_id = 1000 and status in ('ACTIVE', 'APPROVED', 'PENDING_APPROVAL')`,
    [],
  )
  assert.deepEqual([living.length, (await detail(1000)).status], [0, 'RETIRED'])
})

test('no provider is given an id that no address can have', async () => {
  const last = { connector: 'ledger', ...described, provider_id: '999999999' }
  await program.demand('POST', '/providers', last)
  const { status, text } = await program.call('POST', '/providers', { connector: 'ledger', ...described })
  assert.equal(status, 400)
  assert.match(text, /provider_id: must be chosen/)
})
