// Suspended apps: they are told what becomes of their consents and of themselves, and nothing of what happens at the bank.

import assert from 'node:assert/strict'
import test from 'node:test'
import { act, bySystem } from '../../src/domain/journal/act.ts'
import type { EventKind } from '../../src/domain/events/event.ts'
import { publishEvent } from '../../src/domain/events/publish-event.ts'
import { changeRegistration } from '../../src/domain/registrations/change-registration.ts'
import { resumeClient } from '../../src/domain/clients/resume-client.ts'
import { suspendClient } from '../../src/domain/clients/suspend-client.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { connect } from '../reader.ts'
import { deliver, openReceiver, subscribeAll, type Receiver } from '../receiver.ts'
import { openTestServer, type TestServer } from '../server.ts'

type World = { readonly server: TestServer; readonly receiver: Receiver; readonly consentId: string }

const suspensions: Readonly<Record<string, (server: TestServer, isSuspended: boolean) => Promise<void>>> = {
  'an app': ({ stage, recipient: { clientId } }, isSuspended) =>
    act(stage, bySystem('test'), (act) =>
      isSuspended ? suspendClient(act, clientId, 'a reason') : resumeClient(act, clientId),
    ),
  "an app's registration": ({ stage, recipient: { clientId } }, isSuspended) => {
    const [verb, status] = isSuspended ? (['suspend', 'ACTIVE'] as const) : (['lift', 'SUSPENDED'] as const)
    const seen = { clientId, providerId: 1000, status }
    return act(stage, bySystem('test'), (act) => changeRegistration(act, verb, seen, 'a reason'))
  },
}

for (const [what, suspend] of Object.entries(suspensions)) {
  test(`while ${what} is suspended it is told that, and which consents end, and nothing else`, async () => {
    await using server = await openTestServer()
    await using receiver = await openReceiver()
    await subscribeAll(server, receiver.url)
    const { consentId } = await connect(server, 'greatday_nomfa')
    await deliver(server)
    const world = { server, receiver, consentId }
    await publish(world, 'account-closed')
    await suspend(server, true)
    await publish(world, 'account-renumbered')
    await publish(world, 'provider-disabled')
    assert.deepEqual(await told(world), ['REGISTRATION_SUSPENDED'])
    await act(server.stage, bySystem('test'), (act) => endConsent(act, consentId, 'customer'))
    assert.deepEqual(await told(world), ['CONSENT_REVOKED'])

    await suspend(server, false)
    await publish(world, 'provider-enabled')
    assert.deepEqual(await told(world), ['REGISTRATION_RESUMED', 'PROVIDER_ENABLED'])
    server.clock.advance({ days: 30 })
    assert.deepEqual(await told(world), [], 'what was withheld does not come later')
    const [entries] = await server.database.run(
      `select count(*) as count from journal_entry where action = 'withhold-delivery'`,
      [],
    )
    assert.deepEqual(entries, { count: 3 })
  })
}

/** At bank 1000, since the last time. */
async function told({ server, receiver }: World): Promise<string[]> {
  const before = receiver.received.length
  await deliver(server)
  return receiver.received
    .slice(before)
    .filter(({ body }) => body.includes('"providerId":1000'))
    .map(({ event }) => event)
}

function publish({ server, consentId }: World, kind: EventKind): Promise<void> {
  const { clientId } = server.recipient
  return act(server.stage, bySystem('test'), async (act) => {
    const about = kind.startsWith('provider-') ? {} : { consentId }
    await publishEvent(act, { kind, clientId, providerId: 1000, ...about })
    await act.record('account-opened', { clientId })
  })
}
