// The client's whole way: a partner creates its app, asks for admission, and reads a customer's data, with typed errors on it.

import assert from 'node:assert/strict'
import test from 'node:test'
import { PortageClient } from 'portage-client'
import { RequestRefused } from 'portage-client/portage-error'
import { consent, openBrowser } from '../customer.ts'
import { openProgram } from '../operator-program.ts'
import { anApp } from '../partner.ts'
import { openTestServer } from '../server.ts'

const SCOPE = ['ACCOUNT_BASIC', 'TRANSACTIONS']

test('a partner goes from nothing to first data by the client alone, with an operator’s program beside it', async () => {
  await using server = await openTestServer()
  const { issuer } = server
  const management = new PortageClient({ issuer, ...server.partner }).management('client:admin')
  const operator = await openProgram(server, 'operator')

  const created = await management.createRecipient({ ...anApp, country: 'CA', scope: SCOPE })
  const clientId = created.client_id
  const redirectUri = created.redirect_uris[0] ?? ''
  const listed = await management.recipients()
  assert.ok(listed.some(({ client_id }) => client_id === clientId))

  const registrations = await management.requestRegistrations([clientId], [1000, 1001])
  assert.deepEqual(
    registrations.map(({ registration_status }) => registration_status),
    ['PENDING_APPROVAL', 'PENDING_APPROVAL'],
  )
  const path = `/registrations/${clientId}`
  await operator.demand('POST', `${path}/1001/reject`, {
    from: 'PENDING_APPROVAL',
    reason: 'The logo is another company’s.',
  })
  await operator.demand('POST', `${path}/1000/approve`, { from: 'PENDING_APPROVAL' })
  await operator.demand('POST', `${path}/1000/activate`, { from: 'PENDING_ACTIVATION' })
  assert.deepEqual(
    (await management.registrations(clientId)).map(({ registration_status, reason }) => [registration_status, reason]),
    [
      ['ACTIVE', undefined],
      ['REJECTED', 'The logo is another company’s.'],
    ],
  )

  const { client_secret: clientSecret } = await management.replaceSecret(clientId)
  const stale = new PortageClient({ issuer, clientId, clientSecret: created.client_secret, redirectUri })
  await assert.rejects(stale.management().providers(), { kind: 'request-refused', code: 'invalid_client' })
  const app = new PortageClient({ issuer, clientId, clientSecret, redirectUri })
  assert.deepEqual(
    (await app.management().providers()).map(({ provider_id }) => provider_id),
    [1000],
  )
  await assert.rejects(app.management().recipients(), RequestRefused)

  const moved = 'https://harvest.example/back'
  await management.changeRedirectUris(clientId, [moved, redirectUri])
  assert.deepEqual((await management.recipient(clientId)).redirect_uris, [moved, redirectUri])
  const back = new PortageClient({ issuer, clientId, clientSecret, redirectUri: moved })
  const departure = await back.authorize({ providerId: 1000, scope: SCOPE })
  const answer = await consent(openBrowser(issuer), departure.url)
  const connection = await back.connect(answer.searchParams, departure)
  const accounts = await connection.accounts().toArray()
  assert.equal(accounts.length, 5)

  const detail = await management.provider(1000)
  assert.ok(detail.scopes.includes('TRANSACTIONS'))
  const states = await management.providersWithStatus()
  assert.deepEqual(
    states.map(({ provider_id, registration_status }) => [provider_id, registration_status]),
    [
      [1000, 'Activated'],
      [1001, 'Activated'],
    ],
  )
})
