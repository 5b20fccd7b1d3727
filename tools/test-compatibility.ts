// Compatibility run: the whole suite, other languages too; with --write the record and its page become what it found.

import { parseArgs } from 'node:util'
import { flinksClients, libraries } from '../test/compatibility/code-bases/all.ts'
import { mergeFound } from '../test/compatibility/results.ts'
import { staleGolden } from './golden.ts'
import { repositoryPaths } from './repository.ts'
import { closeWith } from './test.ts'
import { runRound, type Counts } from './test-round.ts'

const FOLDER = 'test/compatibility/'

async function runCompatibility(write: boolean): Promise<Counts> {
  const files = (await repositoryPaths()).filter((file) => file.startsWith(FOLDER) && file.endsWith('.test.ts'))
  const environment = {
    PORTAGE_TEST_DATABASE: 'pglite',
    PORTAGE_TEST_LENGTH: 'long',
    COMPATIBILITY: write ? 'record' : 'compare',
  }
  const title = 'compatibility'
  const counts = await runRound({ title, files: [...files, `${FOLDER}programs.ts`], environment }, console.log)
  if (!write) return counts
  await mergeFound([...flinksClients, ...libraries].map(({ name }) => name))
  for (const path of await staleGolden({ write: true })) console.log(`  ${path} is written`)
  return counts
}

if (import.meta.main) {
  await closeWith(() => {
    const { values } = parseArgs({ options: { write: { type: 'boolean', default: false } } })
    return runCompatibility(values.write)
  })
}
