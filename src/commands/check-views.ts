// check-views: runs the checks of a provider's bank that need no customer, and prints what each found.

import { z } from 'zod'
import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { withOperatorCalls } from './operator-calls.ts'

const USAGE = 'Usage: check-views PROVIDER_ID [--json], for instance check-views 1002'

const sentence = z.object({ en: z.string() })

const answer = z.object({
  checks: z.array(
    z.object({
      name: z.string(),
      title: sentence,
      outcome: z.enum(['passed', 'failed', 'skipped']),
      expected: sentence,
      came: sentence,
      advice: sentence.optional(),
    }),
  ),
})

type Check = z.infer<typeof answer>['checks'][number]

/** Throws a Problem, so that the command ends with 1, if a check failed. */
export async function checkViews(
  environment: Environment,
  print: (text: string) => void,
  words: readonly string[],
): Promise<void> {
  const [id, ...others] = words.filter((word) => word !== '--json')
  if (id === undefined || others.length > 0 || !/^[1-9]\d{0,8}$/.test(id)) throw new Problem('cannot_start', USAGE)
  const found = await withOperatorCalls(environment, ({ call }) => call('GET', `/providers/${id}/checks`))
  const { checks } = answer.parse(found)
  if (words.includes('--json')) print(`${JSON.stringify(checks)}\n`)
  else for (const check of checks) print(`${write(check)}\n`)
  const failed = checks.filter(({ outcome }) => outcome === 'failed').length
  if (failed > 0)
    throw new Problem('cannot_start', `The bank did not pass: ${failed} of ${checks.length} checks failed.`)
}

const MARKS = { passed: 'ok     ', failed: 'FAILED ', skipped: 'skipped' } as const

function write({ name, title, outcome, expected, came, advice }: Check): string {
  const head = `${MARKS[outcome]} ${name}: ${title.en}`
  if (outcome === 'passed' && came.en === 'As expected.') return head
  return [head, `expected: ${expected.en}`, came.en, ...(advice ? [advice.en] : [])]
    .join('\n')
    .replaceAll('\n', '\n        ')
}
