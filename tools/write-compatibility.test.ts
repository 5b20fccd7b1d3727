// Tests of the page about compatibility: it is about the code bases that the suite declares, and the README says its numbers.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { flinksClients, libraries } from '../test/compatibility/code-bases/all.ts'
import { readResults } from '../test/compatibility/results.ts'
import { writeSummary } from './write-compatibility.ts'

test('what was found is recorded for every code base that the suite declares, and for no other', async () => {
  const declared = [...flinksClients, ...libraries].map(({ name }) => name)
  assert.equal(new Set(declared).size, declared.length)
  assert.deepEqual(Object.keys(await readResults()), declared, 'run npm run test:compatibility -- --write')
})

test('the README claims what the suite found', async () => {
  const readme = (await readFile('README.md', 'utf8')).replaceAll(/\s+/g, ' ')
  const summary = writeSummary(await readResults()).replaceAll(/\s+/g, ' ')
  assert.ok(readme.includes(summary), `README.md does not contain: ${summary}`)
})
