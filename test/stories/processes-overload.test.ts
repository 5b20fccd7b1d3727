// Overload: three thousand reads at once meet a server process as an operator starts it, with the bounds that it has by itself.

import assert from 'node:assert/strict'
import test from 'node:test'
import { measureOverload } from '../../bench/overload.ts'
import { temporaryFolder } from '../server-process.ts'

const CALLERS = 3000

/** Megabytes that all of them together may add. Some 200 are usual, most of them the connections' own. */
const MAX_ADDED = 300

test('of three thousand reads at once some are served and the others told when to come back, in bounded memory', async () => {
  await using folder = await temporaryFolder()
  const { served, refused, astray, memory, watched } = await measureOverload(folder.path, {
    callers: CALLERS,
    times: 1,
  })
  assert.deepEqual([served + refused, astray], [CALLERS, 0])
  assert.ok(served > 0 && refused > 0, `${served} served, ${refused} refused`)
  assert.ok(watched)
  const [before, most] = memory
  if (process.platform === 'linux') assert.ok(most - before < MAX_ADDED, `${before} MB, then ${most} MB`)
})
