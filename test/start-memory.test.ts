// Memory: what the server weighs when it has started and nobody asks, on Linux, which tells.

import assert from 'node:assert/strict'
import test from 'node:test'
import { measureStart } from '../bench/first-start.ts'
import { temporaryFolder } from './server-process.ts'

/** Megabytes. Some 180 are usual. */
const AT_REST = 200

test('the server and its embedded database rest in 200 MB', { skip: process.platform !== 'linux' }, async () => {
  await using folder = await temporaryFolder()
  const { memory } = await measureStart(folder.path)
  assert.ok(memory <= AT_REST, `${memory.toFixed()} MB`)
})
