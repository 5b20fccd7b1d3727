// Test of code bases: each is measured in one suite, and what is found is what the record says.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { CodeBase } from './code-base.ts'
import { measure } from './measure.ts'
import { keepFound, readResults } from './results.ts'
import { NotReady } from './tool-chains.ts'
import { openSuite, type Suite } from './world.ts'

/** Declares a test for each. With COMPATIBILITY=record the record becomes what is found. */
export async function testCodeBases(codeBases: readonly CodeBase[]): Promise<void> {
  let suite: Suite
  before(async () => {
    suite = await openSuite()
  })
  after(() => suite[Symbol.asyncDispose]())
  const results = await readResults()
  for (const codeBase of codeBases) {
    test(`${codeBase.name} (${codeBase.language}) works as docs/compatibility.md says`, async (context) => {
      const found = await measure(codeBase, suite.world).catch((error: unknown) => {
        if (error instanceof Error && error.cause instanceof NotReady) return context.skip(error.cause.message)
        throw error
      })
      if (found === undefined) return
      if (process.env['COMPATIBILITY'] === 'record') await keepFound(codeBase.name, found)
      else assert.deepEqual(found, results[codeBase.name])
    })
  }
}
