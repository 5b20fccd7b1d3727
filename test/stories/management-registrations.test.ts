// Registrations: asked for by the cross product, changed by one at a time, and never half.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import {
  transitions,
  type RegistrationStatus,
  type RegistrationVerb,
} from '../../src/domain/registrations/registration.ts'
import { findRegistrationSteps } from '../../src/domain/registrations/registration-step.ts'
import { Problem } from '../../src/platform/problem.ts'
import {
  assertRefused,
  createApp,
  openAdministrator,
  openOtherPartner,
  operate,
  type Administrator,
} from '../partner.ts'
import { openTestServer, type TestServer } from '../server.ts'

const REQUESTS = '/api/v1/recipients/providers/requests'

type Row = {
  readonly client_id: string
  readonly provider_id: number
  readonly registration_status: RegistrationStatus
  readonly requested_on: string
}

let server: TestServer
let partner: Administrator
before(async () => {
  server = await openTestServer()
  partner = await openAdministrator(server)
})
after(() => server[Symbol.asyncDispose]())

/** Each a second after the one before, so that lists have an order. */
async function newApp(): Promise<string> {
  server.clock.advance({ seconds: 1 })
  return (await createApp(partner)).clientId
}

const rowsOf = (clientId: string): Promise<Row[]> =>
  partner.read<Row[]>(`/api/v1/recipients/${clientId}/providers/requests`)
const ask = (recipients: readonly string[], providers: readonly number[]) =>
  partner.post(REQUESTS, { recipient_ids: recipients, provider_ids: providers })

test('every recipient is asked for at every provider, by path or by body, and answered as the contract shows it', async () => {
  const [first, second] = [await newApp(), await newApp()]
  const byPath = await partner.post(`${REQUESTS}/${first},${second}/1000,1001`)
  assert.equal(byPath.status, 200)
  assert.equal((byPath.body as Row[]).length, 4)
  assert.deepEqual((byPath.body as Row[])[0], {
    client_id: first,
    client_name: 'Harvest Budget',
    provider_id: 1000,
    provider_name: 'Maple Test Bank',
    country: 'CA',
    registration_status: 'PENDING_APPROVAL',
    requested_on: '2026-06-17T17:00:02.0000000Z',
  })
  const byBody = await ask([second, first, first], [1001, 1000, 1000])
  assert.deepEqual([byBody.status, byBody.body], [200, byPath.body])
  assert.deepEqual([...(await rowsOf(first)), ...(await rowsOf(second))], byPath.body)
  const all = await partner.read<Row[]>(REQUESTS)
  const ofServer = all.filter(({ client_id }) => client_id === server.recipient.clientId)
  assert.deepEqual(
    ofServer.map(({ registration_status }) => registration_status),
    ['ACTIVE', 'ACTIVE'],
  )
  assert.ok(all.every(({ client_id }) => client_id !== server.otherRecipient.clientId))
})

test('a pair that exists is given back as it is, with the day it was first asked for', async () => {
  const clientId = await newApp()
  const [before] = (await ask([clientId], [1000])).body as Row[]
  await operate(server, 'approve', clientId, 1000)
  server.clock.advance({ seconds: 30 })
  const [again, fresh] = (await ask([clientId], [1000, 1001])).body as Row[]
  assert.deepEqual(again, { ...before, registration_status: 'PENDING_ACTIVATION' })
  assert.notEqual(fresh?.requested_on, before?.requested_on)
  assert.equal((await findRegistrationSteps(server.database, clientId, 1000)).length, 2)
})

test('one wrong id and nothing is requested; every wrong id is named', async () => {
  const clientId = await newApp()
  const theirs = server.otherRecipient.clientId
  const reply = await ask([clientId, theirs, 'dc-nobody'], [1000, 7, 8])
  const named = [`recipient ${theirs}`, 'recipient dc-nobody', 'provider 7', 'provider 8']
  const description = `${named.map((what) => `There is no ${what}.`).join(' ')} Nothing was requested.`
  assertRefused(reply, 404, 'invalid_request', /^/)
  assert.equal((reply.body as { error_description: string }).error_description, description)
  assert.deepEqual(await rowsOf(clientId), [])
  const byPath = await partner.post(`${REQUESTS}/${clientId}/1000,7`)
  assertRefused(byPath, 404, 'invalid_request', /^There is no provider 7\. Nothing/)
  assert.deepEqual(await rowsOf(clientId), [])
})

test('a request that cannot be read is refused with its reason', async () => {
  const clientId = await newApp()
  const wrong: readonly (readonly [body: unknown, why: RegExp])[] = [
    [{}, /^recipient_ids: is missing; provider_ids: is missing$/],
    [{ recipient_ids: [], provider_ids: [] }, /recipient_ids: must name at least one; provider_ids: must name/],
    [{ recipient_ids: clientId, provider_ids: 1000 }, /recipient_ids: must be a list; provider_ids: must be a list/],
    [
      { recipient_ids: [7], provider_ids: ['x', 1.5, -1, 1e12] },
      /recipient_ids.0: must be text.*ids.0.*ids.1.*ids.2.*ids.3/,
    ],
    [{ recipient_ids: ['é', 'x'.repeat(65), ''], provider_ids: [1000] }, /ids.0: is no recipient id; .*ids.1.*ids.2/],
    [{ recipient_ids: [clientId], provider_ids: [1000], status: 'ACTIVE' }, /there is no member status/],
    [{ recipient_ids: [clientId], provider_ids: Array.from({ length: 1001 }, (_, id) => id + 1) }, /at most 1000/],
  ]
  for (const [body, why] of wrong) assertRefused(await partner.post(REQUESTS, body), 400, 'invalid_request', why)
  for (const providers of ['x', '0', '1000,', '-1', '1e3', '99999999999', '1000%2C%C3%A9']) {
    const reply = await partner.post(`${REQUESTS}/${clientId}/${providers}`)
    assertRefused(reply, 400, 'invalid_request', /^provider_ids\.\d: is no provider id$/)
  }
  assert.deepEqual(await rowsOf(clientId), [])
})

test('the same pairs asked for at the same moment, in any order, are made once', async () => {
  const [first, second] = [await newApp(), await newApp()]
  const replies = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      index % 2 ? ask([first, second], [1000, 1001]) : ask([second, first], [1001, 1000]),
    ),
  )
  for (const { status, body } of replies) assert.deepEqual([status, body], [200, replies[0]?.body])
  for (const clientId of [first, second]) {
    for (const providerId of [1000, 1001]) {
      assert.equal((await findRegistrationSteps(server.database, clientId, providerId)).length, 1)
    }
  }
})

/** The steps by which a registration reaches each status. */
const ways: Readonly<Record<RegistrationStatus, readonly RegistrationVerb[]>> = {
  PENDING_APPROVAL: [],
  PENDING_ACTIVATION: ['approve'],
  ACTIVE: ['approve', 'activate'],
  REJECTED: ['reject'],
  SUSPENDED: ['approve', 'activate', 'suspend'],
}

/** What may be done in each status, written here again by hand: a registration never jumps. */
const allowed: Readonly<Record<RegistrationStatus, Readonly<Record<string, RegistrationStatus>>>> = {
  PENDING_APPROVAL: { approve: 'PENDING_ACTIVATION', reject: 'REJECTED' },
  PENDING_ACTIVATION: { activate: 'ACTIVE', reject: 'REJECTED' },
  ACTIVE: { suspend: 'SUSPENDED' },
  REJECTED: { reopen: 'PENDING_APPROVAL' },
  SUSPENDED: { lift: 'ACTIVE' },
}

test('a registration takes the steps of its state machine and no others', async (t) => {
  for (const [status, way] of Object.entries(ways)) {
    for (const verb of Object.keys(transitions) as RegistrationVerb[]) {
      const next = allowed[status as RegistrationStatus][verb]
      await t.test(`${verb} when ${status}`, async () => {
        const clientId = await newApp()
        await ask([clientId], [1000])
        for (const step of way) await operate(server, step, clientId, 1000, { reason: 'A reason.' })
        const change = operate(server, verb, clientId, 1000, { reason: 'A reason.' })
        if (next === undefined) await assert.rejects(change, conflict(new RegExp(`has been ${status} since`)))
        else await change
        const [row] = await rowsOf(clientId)
        assert.equal(row?.registration_status, next ?? status)
        const steps = await findRegistrationSteps(server.database, clientId, 1000)
        assert.equal(steps.length, way.length + (next === undefined ? 1 : 2))
        assert.equal(steps.at(-1)?.status, next ?? status)
      })
    }
  }
})

function conflict(detail: RegExp) {
  return (error: unknown): boolean => error instanceof Problem && error.code === 'conflict' && detail.test(error.detail)
}

test('of operators who decide at once one wins, and the others are told who did what', async () => {
  const seen = 'PENDING_APPROVAL'
  for (let round = 0; round < 10; round++) {
    const clientId = await newApp()
    await ask([clientId], [1000])
    const outcomes = await Promise.allSettled([
      operate(server, 'approve', clientId, 1000, { seen, operator: 'operator_ada' }),
      operate(server, 'reject', clientId, 1000, { seen, operator: 'operator_grace', reason: 'No such company.' }),
      operate(server, 'approve', clientId, 1000, { seen, operator: 'operator_joan' }),
    ])
    const steps = await findRegistrationSteps(server.database, clientId, 1000)
    assert.equal(steps.length, 2)
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []))
    assert.equal(lost.length, 2)
    const { status, actor } = steps[1] ?? assert.fail()
    for (const problem of lost) {
      assert.ok(conflict(new RegExp(`has been ${status} since .*, by operator ${actor.id}`))(problem), String(problem))
    }
  }
})

test('what was decided on an old screen changes nothing, even where it would be possible', async () => {
  const clientId = await newApp()
  await ask([clientId], [1000])
  await operate(server, 'approve', clientId, 1000)
  const late = operate(server, 'reject', clientId, 1000, { seen: 'PENDING_APPROVAL', reason: 'No such company.' })
  await assert.rejects(late, conflict(/has been PENDING_ACTIVATION since/))
  assert.equal((await rowsOf(clientId))[0]?.registration_status, 'PENDING_ACTIVATION')
})

test('to turn somebody away takes a reason', async () => {
  const clientId = await newApp()
  await ask([clientId], [1000])
  for (const reason of [undefined, '', '  ', 'x'.repeat(501)]) {
    await assert.rejects(operate(server, 'reject', clientId, 1000, { reason }), /invalid_request/)
  }
  await assert.rejects(operate(server, 'approve', 'dc-nobody', 1000), /not_found/)
  assert.equal((await rowsOf(clientId))[0]?.registration_status, 'PENDING_APPROVAL')
})

test("another partner's registrations are not in any list", async () => {
  const stranger = await openOtherPartner(server)
  const rows = await stranger.read<Row[]>(REQUESTS)
  assert.deepEqual(
    rows.map((row) => [row.client_id, row.provider_id]),
    [[server.otherRecipient.clientId, 1000]],
  )
})
