// providers: makes the providers as a file says, prints that file, or lists them.

import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { withOperatorCalls } from './operator-calls.ts'
import { applyProviders, listProviders, type Outcome } from './providers/reach-providers.ts'
import { readProvidersFile } from './providers/read-providers-file.ts'
import { writeProvidersFile } from './providers/write-providers-file.ts'

const USAGE = 'Usage: providers apply FILE [--dry-run] [--prune], providers export, or providers list'

/** The exit code of a dry run that finds a difference, so that a script can tell it from a fault. */
const DIFFERS = 2

type Print = (text: string) => void

export async function providers(
  environment: Environment,
  print: Print,
  [verb, ...words]: readonly string[],
): Promise<void> {
  if (verb === 'apply') return apply(environment, print, words)
  if (words.length > 0 || (verb !== 'export' && verb !== 'list')) throw new Problem('cannot_start', USAGE)
  const all = await withOperatorCalls(environment, listProviders)
  if (verb === 'export') return print(writeProvidersFile(all))
  for (const { provider_id, status, connector, name_en } of all) {
    print(`${String(provider_id).padEnd(10)}${status.padEnd(10)}${connector.padEnd(10)}${name_en}\n`)
  }
  if (all.length === 0) print('There is no provider yet. Add one in the console, or with: providers apply FILE\n')
}

async function apply(environment: Environment, print: Print, words: readonly string[]): Promise<void> {
  const [file, ...more] = words.filter((word) => !word.startsWith('--'))
  const flags = new Set(words.filter((word) => word.startsWith('--')))
  const isDry = flags.delete('--dry-run')
  const prune = flags.delete('--prune')
  const [unknown] = flags
  if (unknown !== undefined) throw new Problem('cannot_start', `${unknown} is not understood. ${USAGE}`)
  if (file === undefined || more.length > 0) throw new Problem('cannot_start', USAGE)
  const read = await readProvidersFile(file, environment)
  const list = { providers: read.providers, prune }
  const { changes, problems } = await withOperatorCalls(environment, (server) => applyProviders(server, list, isDry))
  const faults = problems.map(({ index, member, message }) => {
    return read.tell(['providers', index, ...member.split('.')], message)
  })
  if (faults.length > 0) throw new Problem('cannot_start', `${faults.join('\n')}\nNothing was changed.`)
  tellChanges(print, changes, isDry)
}

function tellChanges(print: Print, changes: Outcome['changes'], isDry: boolean): void {
  for (const { lines } of changes) print(`${lines.join('\n')}\n`)
  if (changes.length === 0) return print('Nothing changes: every provider is as the file says.\n')
  const many = changes.length === 1 ? '1 provider' : `${changes.length} providers`
  print(isDry ? `${many} would change. This was a dry run: nothing has changed.\n` : `${many} changed.\n`)
  if (isDry) process.exitCode = DIFFERS
}
