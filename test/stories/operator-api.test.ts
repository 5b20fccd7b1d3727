// An operator's programs: everything that the console does, each with the role that it takes, each in the journal by name.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import { createOperatorToken } from '../../src/domain/operators/create-operator-token.ts'
import { disableOperator } from '../../src/domain/operators/disable-operator.ts'
import { roles, type Role } from '../../src/domain/operators/operator.ts'
import { createPartner } from '../../src/domain/clients/create-partner.ts'
import { openSharer } from '../banking.ts'
import { openBrowser } from '../customer.ts'
import { makeOperator } from '../operator.ts'
import { openProgram, programOf, type Program } from '../operator-program.ts'
import { anApp, assertRefused, createApp, openAdministrator } from '../partner.ts'
import { connect } from '../reader.ts'
import { deliver, subscribe } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer
let programs: Readonly<Record<Role, Program>>
before(async () => {
  server = await openTestServer()
  programs = {
    viewer: await openProgram(server, 'viewer'),
    auditor: await openProgram(server, 'auditor'),
    operator: await openProgram(server, 'operator'),
  }
})
after(() => server[Symbol.asyncDispose]())

type Step = {
  readonly role: Role
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly body?: unknown
  /** Entries that it leaves in the journal. */
  readonly leaves?: readonly string[]
}

const reason = 'Customers complain.'

const read = (path: string, role: Role = 'viewer'): Step => ({ role, method: 'GET', path })
const post = (path: string, leaves: string, body?: unknown): Step => {
  return { role: 'operator', method: 'POST', path, body, leaves: [leaves] }
}
const put = (path: string, leaves: string, body: unknown): Step => ({ ...post(path, leaves, body), method: 'PUT' })

/** Every endpoint of the API once, in an order in which each can succeed. */
async function everyStep(): Promise<readonly Step[]> {
  const partner = await openAdministrator(server)
  const { clientId } = await createApp(partner, { name: 'Maple Money' })
  await partner.post(`/api/v1/recipients/providers/requests/${clientId}/1000`)
  const { id: subscriptionId } = await subscribe(server, { callbackUrl: 'http://127.0.0.1:9/' })
  const { consentId } = await connect(server, 'greatday_nomfa')
  await deliver(server, { mostAttempts: 1 })
  const { operator: colleague } = await openProgram(server, 'viewer')
  const { organization_id: organization } = await server.database.read
    .selectFrom('organization')
    .select('organization_id')
    .orderBy('organization_id')
    .executeTakeFirstOrThrow()
  const another = await act(server.stage, bySystem('test'), (act) => createPartner(act, organization))
  const registration = `/registrations/${clientId}/1000`
  const kid = server.app.ring.signing().kid
  return [
    ...['/overview', '/registrations', registration, '/recipients', `/recipients/${clientId}`].map((path) =>
      read(path),
    ),
    ...['/providers', '/keys', '/settings', '/sessions', '/passkeys', '/tokens', '/organizations'].map((path) =>
      read(path),
    ),
    read('/secret-keys'),
    read('/notification-subscriptions'),
    read(`/organizations/${organization}`),
    ...['/consents', `/consents/${consentId}`, '/journal'].map((path) => read(path, 'auditor')),
    read('/operators', 'operator'),
    post(`${registration}/approve`, 'approve-registration', { from: 'PENDING_APPROVAL' }),
    post(`${registration}/activate`, 'activate-registration', { from: 'PENDING_ACTIVATION' }),
    post(`${registration}/suspend`, 'suspend-registration', { from: 'ACTIVE', reason }),
    post(`${registration}/lift`, 'lift-registration', { from: 'SUSPENDED' }),
    post(`/clients/${clientId}/suspend`, 'suspend-client', { reason }),
    post(`/clients/${clientId}/resume`, 'resume-client'),
    post('/providers/1001/disable', 'disable-provider'),
    post('/providers/1001/enable', 'enable-provider'),
    { ...post(`/consents/${consentId}/revoke`, '', { reason }), leaves: ['revoke-consent', 'end-consent'] },
    post(`/notification-subscriptions/${subscriptionId}/send-again`, 'send-again'),
    post('/keys', 'make-signing-key', { hours: 24 }),
    { ...post(`/keys/${kid}/end`, '', { reason }), leaves: ['make-signing-key', 'end-signing-key'] },
    post(`/operators/${colleague.operatorId}/unlock`, 'unlock-operator'),
    {
      ...post(`/operators/${colleague.operatorId}/disable`, ''),
      leaves: ['disable-operator', 'end-operator-sessions'],
    },
    post('/organizations', 'create-organization', { name: 'Maple Apps' }),
    post(`/organizations/${organization}/partners`, 'create-partner'),
    post(`/organizations/${organization}/credentials`, 'create-credential', { kind: 'api_secret' }),
    post(`/partners/${another.clientId}/secret?expires_old_in=24`, 'replace-secret'),
    { ...post(`/partners/${another.clientId}/secrets/old`, 'end-old-secret'), method: 'DELETE' },
    post(`/organizations/${organization}/recipients`, 'create-recipient', anApp),
    put(`/recipients/${clientId}/redirect-uris`, 'change-redirect-uris', { redirect_uris: ['https://app.example/'] }),
    post(`/recipients/${clientId}/secret?expires_old_in=24`, 'replace-secret'),
    { ...post(`/recipients/${clientId}/secrets/old`, 'end-old-secret'), method: 'DELETE' },
    post(`/recipients/${clientId}/registrations`, 'request-registration', { provider_ids: [1001] }),
    ...(await sharingSteps()),
  ]
}

async function sharingSteps(): Promise<readonly Step[]> {
  const sharer = await openSharer(server)
  const { loginId } = await sharer.open()
  const { body: partnerSecret } = await sharer.share('authsecret/Paystone')
  const sharing = `/organizations/${sharer.organizationId}`
  const sharingPartner = `${sharing}/sharing-partners/${String(partnerSecret['PermissionId'])}`
  return [
    read(`${sharing}/sharing`),
    put(`${sharing}/connect`, 'change-connect-settings', { redirect_urls: [], origins: ['https://app.example'] }),
    post(`${sharingPartner}/disable`, 'disable-sharing-partner'),
    post(`${sharingPartner}/enable`, 'enable-sharing-partner'),
    {
      ...post(`${sharing}/logins/${loginId}/delete`, '', { reason }),
      leaves: ['revoke-consent', 'end-consent', 'delete-login'],
    },
  ]
}

/** The actions in the journal of whoever acted, oldest first. */
async function actionsOf(actorId: string): Promise<readonly string[]> {
  const rows = await server.database.read
    .selectFrom('journal_entry')
    .select('action')
    .where('actor_id', '=', actorId)
    .where('kind', '=', 'change')
    .execute()
  return rows.map(({ action }) => action).toSorted()
}

const countJournal = () => server.database.run('select count(*) from journal_entry', [])

test('each role may what the console lets it, no more and no less, and the journal names who did it', async () => {
  const steps = await everyStep()
  const expected: string[] = []
  for (const { role, method, path, body, leaves = [] } of steps) {
    for (const who of roles) {
      const before = await countJournal()
      if (roles.indexOf(who) < roles.indexOf(role)) {
        const reply = await programs[who].call(method, path, body)
        assertRefused(reply, 403, 'insufficient_scope', /This requires the role/)
        assert.deepEqual(await countJournal(), before, `${who} ${method} ${path}`)
      } else if (method === 'GET' || who === 'operator') {
        await programs[who].demand(method, path, body)
        if (method === 'GET') assert.deepEqual(await countJournal(), before)
      }
    }
    expected.push(...leaves)
  }
  assert.deepEqual(await actionsOf(programs.operator.operator.operatorId), expected.toSorted())
  for (const who of ['viewer', 'auditor'] as const) {
    assert.deepEqual(await actionsOf(programs[who].operator.operatorId), [])
  }
})

test('whatever the console can do, the API can, but for ways in', async () => {
  const byPage: Readonly<Record<string, string>> = {
    'console-sign-out': 'operator-end-session',
    'end-other-console-sessions': 'operator-end-session',
    'suspend-recipient': 'operator-suspend-client',
    'resume-recipient': 'operator-resume-client',
    'suspend-partner': 'operator-suspend-client',
    'resume-partner': 'operator-resume-client',
    'end-console-session': 'operator-end-session',
  }
  const { endpoints } = server.app
  const names = new Set(endpoints.map(({ name }) => name))
  const buttons = endpoints.filter(({ access, method }) => access.name.startsWith('console ') && method === 'POST')
  const without = buttons
    .map(({ name }) => name)
    .filter((name) => !names.has(byPage[name] ?? `operator-${name.replace(/^console-/, '')}`))
  // What changes a way in wants a fresh proof, and no program can give one.
  assert.deepEqual(without.toSorted(), [
    'add-passkey',
    'prove-again',
    'remove-passkey',
    'renew-recovery-codes',
    'renew-way-in',
  ])
})

test('a token does what its own role allows, makes none above it, and ends when its operator is disabled', async () => {
  const modest = await openProgram(server, 'operator', 'viewer')
  assertRefused(await modest.call('POST', '/providers/1000/disable'), 403, 'insufficient_scope', /role operator/)
  const asked = { name: 'the next one', role: 'operator', days: 1 }
  assertRefused(await modest.call('POST', '/tokens', asked), 403, 'insufficient_scope', /role viewer at most/)
  const made = await modest.demand<{ token: string; token_id: string }>('POST', '/tokens', { ...asked, role: 'viewer' })
  const next = programOf(server, modest.operator, made.token)
  await next.demand('GET', '/overview')
  const named = { ...asked, role: 'viewer', user_name: 'ada@example.com' }
  assertRefused(await modest.call('POST', '/tokens', named), 403, 'insufficient_scope', /own operator only/)
  await modest.demand('DELETE', `/tokens/${made.token_id}`)
  assertRefused(await next.call('GET', '/overview'), 400, 'invalid_token', /Create a new one/)

  await act(server.stage, bySystem('test'), (act) => disableOperator(act, modest.operator.operatorId))
  assertRefused(await modest.call('GET', '/overview'), 400, 'invalid_token', /Create a new one/)
})

test('whoever decides about a registration says what they saw, the second of two is told, and who turns away says why', async () => {
  const { call } = programs.operator
  const { clientId } = await createApp(await openAdministrator(server), { name: 'Spruce Savings' })
  const path = `/registrations/${clientId}/1000`
  assert.equal((await call('GET', path)).status, 404)
  const partner = await openAdministrator(server)
  await partner.post(`/api/v1/recipients/providers/requests/${clientId}/1000`)
  assertRefused(
    await call('POST', `${path}/reject`, { from: 'PENDING_APPROVAL' }),
    400,
    'invalid_request',
    /takes a reason/,
  )
  const reason = 'Terms are missing.'
  for (const verb of ['approve', 'reject']) {
    assertRefused(await call('POST', `${path}/${verb}`, { reason }), 400, 'invalid_request', /from: is missing/)
  }
  await programs.operator.demand('POST', `${path}/reject`, { from: 'PENDING_APPROVAL', reason })
  assertRefused(await call('POST', `${path}/approve`, { from: 'PENDING_APPROVAL' }), 409, 'invalid_request', /REJECTED/)
  const [told] = await partner.read<{ reason?: string }[]>(`/api/v1/recipients/${clientId}/providers/requests`)
  assert.equal(told?.reason, reason)
  await programs.operator.demand('POST', `${path}/reopen`, { from: 'REJECTED' })
  const [reopened] = await partner.read<object[]>(`/api/v1/recipients/${clientId}/providers/requests`)
  assert.ok(reopened && !('reason' in reopened))
})

test('the journal and the consents come page by page, each row once', async () => {
  const { demand } = programs.auditor
  for (const username of ['greatday_nomfa', 'business']) await connect(server, username)
  const ids: string[] = []
  let next: string | undefined
  do {
    const query = new URLSearchParams({ limit: '7', ...(next && { after: next }) })
    const page = await demand<{ entries: { journal_entry_id: string }[]; next?: string }>('GET', `/journal?${query}`)
    ids.push(...page.entries.map((entry) => entry.journal_entry_id))
    next = page.next
  } while (next !== undefined)
  const [{ count } = { count: 0 }] = await server.database.run<{ count: number }>(
    'select count(*)::int from journal_entry',
    [],
  )
  assert.deepEqual([ids.length, new Set(ids).size], [count, count])
  const first = await demand<{ consents: { consent_id: string }[]; next: string }>('GET', '/consents?limit=1')
  const second = await demand<{ consents: { consent_id: string }[] }>('GET', `/consents?limit=1&before=${first.next}`)
  assert.notEqual(first.consents[0]?.consent_id, second.consents[0]?.consent_id)
  for (const query of ['from=yesterday', 'after=x', 'limit=0', 'limit=501', 'provider_id=x']) {
    assert.equal((await programs.auditor.call('GET', `/journal?${query}`)).status, 400, query)
  }
})

test('the journal is asked for one kind of entry and for actions that there are; another is met with the nearest', async () => {
  const reader = await connect(server, 'greatday_nomfa')
  assert.equal((await reader.get('/api/fdx/6/accounts')).status, 200)
  for (const kind of ['change', 'read']) {
    const { entries } = await programs.auditor.demand<{ entries: { kind: string }[] }>('GET', `/journal?kind=${kind}`)
    assert.deepEqual([...new Set(entries.map((entry) => entry.kind))], [kind])
  }
  const refused = async (query: string, detail: RegExp): Promise<void> => {
    assertRefused(await programs.auditor.call('GET', `/journal?${query}`), 400, 'invalid_request', detail)
  }
  await refused('action=approve', /^action: is not known\. Did you mean approve-registration\?$/)
  await refused('action=grant_consent', /Did you mean grant-consent\?$/)
  await refused('action=nothing', /^action: is not known: the reference lists them$/)
  await refused('kind=write', /^kind: must be change or read$/)
  // A moment of the calendar that no database could be asked for.
  for (const name of ['from', 'until']) {
    await refused(`${name}=-271821-04-20T00:00:00Z`, new RegExp(`^${name}: is not a time such as `))
  }
})

test('a parameter that there is not is refused at every address, with the nearest, and nothing is done', async () => {
  const before = await countJournal()
  const refused = async (method: string, path: string, detail: RegExp): Promise<void> => {
    assertRefused(await programs.operator.call(method, path), 400, 'invalid_request', detail)
  }
  await refused('GET', '/journal?knd=read', /^There is no parameter knd\. Did you mean kind\? It takes kind, action, /)
  await refused('GET', '/consents?client=x', /Did you mean client_id\?/)
  await refused('GET', '/overview?from=x', /^There is no parameter from\. It takes none\.$/)
  for (const { access, method, path } of server.app.endpoints) {
    if (!access.name.endsWith(' token') || !path.startsWith('/api/v1/operator/')) continue
    const address = path.slice('/api/v1/operator'.length).replace(':verb', 'approve').replaceAll(/:\w+/g, '1000')
    await refused(method, `${address}?nobody_asks=x`, /There is no parameter nobody_asks\./)
  }
  assert.deepEqual(await countJournal(), before)
})

test('a session is ended by its own operator alone', async () => {
  const browser = openBrowser(server.issuer)
  const { userName } = await makeOperator(server, browser, 'blaise@example.com', 'viewer')
  const { operator_id: operatorId } = await server.database.read
    .selectFrom('operator')
    .select('operator_id')
    .where('user_name', '=', userName)
    .executeTakeFirstOrThrow()
  const blaise = { operatorId: operatorId as `operator_${string}`, userName, name: 'blaise', role: 'viewer' } as const
  const { token } = await act(server.stage, bySystem('test'), (act) =>
    createOperatorToken(act, blaise, { name: 'phone', role: 'viewer', days: 1 }),
  )
  const own = programOf(server, blaise, token)
  const [session] = await own.demand<{ session_id: string }[]>('GET', '/sessions')
  assert.ok(session)
  assert.equal((await programs.operator.call('DELETE', `/sessions/${session.session_id}`)).status, 404)
  assert.equal((await browser.open('/console')).address.pathname, '/console')
  await own.demand('DELETE', `/sessions/${session.session_id}`)
  assert.equal((await browser.open('/console')).address.pathname, '/console/sign-in')
})

test('a token is over at its hour, is known by its hash alone, and says when it was last used', async () => {
  const { operator, token, demand, call } = await openProgram(server, 'viewer')
  const [line] = await demand<{ last_used_at: string; name: string }[]>('GET', '/tokens')
  assert.deepEqual([line?.name, line?.last_used_at], ['a program', server.clock.now().toString()])
  const stored = await server.database.run<{ text: string }>('select t::text as text from operator_token t', [])
  assert.ok(stored.every(({ text }) => !text.includes(token)))
  const journal = await server.database.run<{ text: string }>('select j::text as text from journal_entry j', [])
  assert.ok(journal.every(({ text }) => !text.includes(token)))
  for (const days of [0, 367, 1.5]) {
    const reply = await call('POST', '/tokens', { name: 'x', role: 'viewer', days })
    assert.equal(reply.status, 400, String(days))
  }
  server.clock.advance({ hours: 24 })
  assertRefused(await call('GET', '/overview'), 400, 'invalid_token', /has expired/)
  await act(server.stage, bySystem('test'), (act) =>
    createOperatorToken(act, operator, { name: 'again', role: 'viewer', days: 1 }),
  )
  const left = await server.database.run(`select from operator_token where operator_id = $1`, [operator.operatorId])
  assert.equal(left.length, 1)
})
