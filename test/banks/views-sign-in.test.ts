// Sign-in at a bank of views: a provider of OpenID that we did not write says who came, and the views say what they hold.

import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { SignedIn } from '../../src/domain/authorizations/signed-in.ts'
import { aCall } from '../sandbox-bank.ts'
import { openFakeBank, type FakeBank } from './fake-bank.ts'
import { openViewsBank, type ViewsBank } from './views-bank.ts'

const RETURN = 'https://portage.example/banks/1002/return'

let views: ViewsBank
let fake: FakeBank

before(async () => {
  views = await openViewsBank()
  fake = await openFakeBank()
})
after(async () => {
  await fake[Symbol.asyncDispose]()
  await views[Symbol.asyncDispose]()
})

async function signIn(customerId: string): Promise<SignedIn> {
  const { clientId, clientSecret } = fake.client
  const settings = { issuer: fake.origin, clientId, clientAuth: 'client_secret_basic' }
  const bank = views.open(settings, { secrets: { clientSecret } })
  fake.signIn(customerId)
  const request = { returnUri: RETURN, state: 'a state', language: 'en', clusters: [], days: 90 } as const
  const { address, trip } = await bank.signIn.begin(request, aCall)
  const { headers } = await fetch(address, { redirect: 'manual' })
  const answer = Object.fromEntries(new URL(headers.get('location') ?? '').searchParams)
  return bank.signIn.finish(trip, { returnUri: RETURN, state: request.state, answer, granted: () => {} }, aCall)
}

test('who signs in is offered the accounts that they hold, each with its name and whether others hold it', async () => {
  const { bankCustomerId, displayName, customerType, accounts } = await signIn('1')
  assert.deepEqual([bankCustomerId, displayName, customerType], ['1', 'Ines Marlowe', 'CONSUMER'])
  const [everyday, investments] = accounts
  assert.deepEqual(everyday, {
    bankAccountId: '10',
    accountCategory: 'DEPOSIT_ACCOUNT',
    accountType: 'CHECKING',
    productName: 'Everyday',
    accountNumberDisplay: '•••• 4567',
    status: 'OPEN',
    joint: true,
  })
  assert.deepEqual([investments?.bankAccountId, investments?.joint, accounts.length], ['11', false, 2])
})

test('who is in no row of the views is not signed in, whatever the id looks like', async () => {
  for (const stranger of ['3', 'nobody', "1' or '1'='1"]) {
    await assert.rejects(signIn(stranger), { code: 'sign_in_failed' })
  }
})
