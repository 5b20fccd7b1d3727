// Fuzz: whatever a caller with real ids and real credentials sends to the addresses of the reference, it is answered, never
// with an error of ours.

import assert from 'node:assert/strict'
import test from 'node:test'
import { writeReference } from '../../src/api/reference/document.ts'
import { openRandom } from '../../src/connectors/sandbox/life/random.ts'
import { openRequests, type FuzzRequest } from '../fuzz/request.ts'
import { openFuzzWorld, type FuzzWorld } from '../fuzz/world.ts'

/** What requests change and end is whole again after this many. */
const REQUESTS_PER_WORLD = 300

/** Under way at once. */
const AT_ONCE = 4

const wanted = Number(process.env['FUZZ_REQUESTS'] ?? 3000)
const seed = process.env['FUZZ_SEED'] ?? 'portage'

type Answered = { readonly request: FuzzRequest; readonly status: number; readonly milliseconds: number }

test(`${wanted} requests that the reference could bring, from the seed ${seed}: none is answered with an error of ours`, async (t) => {
  const statuses = new Map<number, number>()
  const slow: Answered[] = []
  const reached = new Set<string>()
  for (let done = 0; done < wanted; done += REQUESTS_PER_WORLD) {
    const count = Math.min(REQUESTS_PER_WORLD, wanted - done)
    for (const answered of await askWorld(`${seed} ${done}`, count)) {
      statuses.set(answered.status, (statuses.get(answered.status) ?? 0) + 1)
      if (answered.milliseconds > 1000) slow.push(answered)
      if (answered.status < 300) reached.add(answered.request.operationId)
    }
  }
  t.diagnostic(`statuses: ${[...statuses].map(([status, count]) => `${status} ${count}`).join(', ')}`)
  t.diagnostic(`operations that succeeded at least once: ${reached.size}; answers over a second: ${slow.length}`)
  for (const { request, milliseconds } of slow.slice(0, 10)) {
    t.diagnostic(`${Math.round(milliseconds)} ms: ${request.method} ${request.path.slice(0, 200)}`)
  }
})

async function askWorld(worldSeed: string, count: number): Promise<readonly Answered[]> {
  await using world = await openFuzzWorld()
  const random = openRandom(worldSeed)
  const draw = openRequests(
    writeReference(world.server.app.endpoints, world.server.issuer),
    world.pool,
    world.credentials,
  )
  const answers: Answered[] = []
  for (let asked = 0; asked < count; asked += AT_ONCE) {
    const requests = Array.from({ length: Math.min(AT_ONCE, count - asked) }, () => draw(random))
    answers.push(...(await Promise.all(requests.map((request) => ask(world, request)))))
  }
  return answers
}

/** Fails when the answer is an error of ours, with what would bring it again. */
async function ask({ server, pool }: FuzzWorld, request: FuzzRequest): Promise<Answered> {
  const { method, path, headers, body } = request
  const begun = performance.now()
  const response = await fetch(new URL(path, server.issuer), {
    method,
    headers,
    redirect: 'manual',
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  const milliseconds = performance.now() - begun
  const told = `${response.status} to ${JSON.stringify(request)}: ${text.slice(0, 400)}`
  assert.ok(response.status < 500 || isForeseen(response), told)
  if (response.ok && response.headers.get('content-type')?.startsWith('application/json')) pool.gather(JSON.parse(text))
  return { request, status: response.status, milliseconds }
}

/** The answers of the contract for what a bank does not offer, or for a bank that does not answer. */
function isForeseen({ status, headers }: Response): boolean {
  return status === 501 || (status === 503 && headers.has('retry-after'))
}
