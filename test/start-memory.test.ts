// Memory: what the server weighs when it has started and nobody asks, on Linux, which tells.

import assert from 'node:assert/strict'
import test from 'node:test'
import { measureStart } from '../bench/first-start.ts'
import { temporaryFolder } from './server-process.ts'

/** Megabytes. Some 180 are usual. */
const AT_REST = 200

/** What the system has not yet taken back differs from start to start; what the server needs does not. */
const STARTS = 3

test('the server and its embedded database rest in 200 MB', { skip: process.platform !== 'linux' }, async () => {
  await using folder = await temporaryFolder()
  const measured: number[] = []
  while (measured.length < STARTS && measured.every((memory) => memory > AT_REST)) {
    const { memory } = await measureStart(folder.path)
    measured.push(memory)
  }
  assert.ok(Math.min(...measured) <= AT_REST, `${measured.map((memory) => memory.toFixed()).join(', ')} MB`)
})
