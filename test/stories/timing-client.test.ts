// How long a refusal takes says nothing: a wrong secret, an unknown client and a suspended one are told apart by nobody.

import assert from 'node:assert/strict'
import test from 'node:test'
import type { NewClient } from '../../src/domain/clients/add-client.ts'
import { postForm } from '../requests.ts'
import { openTestServer } from '../server.ts'

const ROUNDS = 400

/** The number of tries, because other work on the machine may spoil a single one. */
const TRIES = 3

/** Two normal samples differ by more once in 30,000 times. */
const FAR_APART = 4

test('a refusal takes as long for a wrong secret as for an unknown or suspended client', async (t) => {
  await using server = await openTestServer({ failuresPerMinute: 1_000_000 })
  const { recipient, otherRecipient } = server
  await server.database.run(`update client set status = 'SUSPENDED' where client_id = $1`, [otherRecipient.clientId])
  const unknownId = `dc-${'0'.repeat(25)}`
  const kinds = {
    'a wrong secret': { clientId: recipient.clientId, clientSecret: changed(recipient.clientSecret, -1) },
    'a secret wrong from its first letter': {
      clientId: recipient.clientId,
      clientSecret: changed(recipient.clientSecret, 0),
    },
    'an unknown client': { clientId: unknownId, clientSecret: recipient.clientSecret },
    'a suspended client': otherRecipient,
  }
  const names = Object.keys(kinds) as (keyof typeof kinds)[]
  const refusal = (credentials: NewClient): Promise<number> => timeRefusal(server, credentials)
  for (const name of names) for (let time = 0; time < 50; time++) await refusal(kinds[name])

  const told: string[] = []
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const times = new Map(names.map((name) => [name, [] as number[]]))
    for (let round = 0; round < ROUNDS; round++) {
      // Each round in another order, so that what goes on meanwhile falls on all alike.
      for (const name of names.toSorted(() => Math.random() - 0.5)) times.get(name)!.push(await refusal(kinds[name]))
    }
    const [first = [], ...others] = times.values()
    const distances = others.map((other) => distance(first, other))
    told.push(distances.map((value) => value.toFixed(1)).join(', '))
    if (distances.every((value) => value < FAR_APART)) {
      t.diagnostic(`standard deviations apart: ${told.join('; ')}`)
      return
    }
  }
  assert.fail(`they are told apart: ${told.join('; ')} standard deviations`)
})

test('the measure tells a twentieth of a millisecond from none', () => {
  const noisy = (more: number): number[] =>
    Array.from({ length: ROUNDS }, () => 1 + Math.random() / 4 + (Math.random() < 0.05 ? 20 : 0) + more)
  assert.ok(distance(noisy(0), noisy(0)) < FAR_APART + 1)
  assert.ok(distance(noisy(0), noisy(0.05)) > FAR_APART)
})

/** Milliseconds. */
async function timeRefusal(server: Parameters<typeof postForm>[0], credentials: NewClient): Promise<number> {
  const began = performance.now()
  const { body } = await postForm(server, '/api/v1/token', { grant_type: 'client_credentials' }, credentials)
  const took = performance.now() - began
  assert.equal(body['error'], 'invalid_client')
  return took
}

/** Another letter at this place. */
function changed(secret: string, at: number): string {
  const letters = [...secret]
  const place = at < 0 ? letters.length + at : at
  letters[place] = letters[place] === 'A' ? 'B' : 'A'
  return letters.join('')
}

/** Mann and Whitney's U in standard deviations from what chance gives: by ranks, so that a slow moment weighs no more than any. */
function distance(left: readonly number[], right: readonly number[]): number {
  const ranked = [
    ...left.map((value) => ({ value, isLeft: true })),
    ...right.map((value) => ({ value, isLeft: false })),
  ]
  ranked.sort((one, other) => one.value - other.value)
  const sum = ranked.reduce((total, { isLeft }, rank) => (isLeft ? total + rank + 1 : total), 0)
  const u = sum - (left.length * (left.length + 1)) / 2
  const spread = Math.sqrt((left.length * right.length * (left.length + right.length + 1)) / 12)
  return Math.abs(u - (left.length * right.length) / 2) / spread
}
