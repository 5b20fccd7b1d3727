// Rules of the test run: nothing that was asked for is left out in silence, and a file that passes only at times is named.

import { strict as assert } from 'node:assert'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import type { Counts } from './test-round.ts'

/** In a process of its own: within a test the runner runs nothing. */
const RUN = `const { runRound } = await import(process.argv[2])
const printed = []
const round = { title: 'a round', environment: {}, again: true, files: process.argv.slice(3) }
const counts = await runRound(round, (line) => printed.push(line))
console.log(JSON.stringify({ counts, printed }))
`

/** Runs files of this text in a folder that is gone afterwards. Gives their counts and what was printed. */
async function tryFiles(texts: Readonly<Record<string, string>>) {
  const folder = await mkdtemp(path.join(tmpdir(), 'portage-round-'))
  try {
    const files = Object.keys(texts).map((name) => path.join(folder, name))
    for (const file of files) await writeFile(file, texts[path.basename(file)] ?? '')
    const place = path.join(import.meta.dirname, 'test-round.ts')
    const script = path.join(folder, 'run.mjs')
    await writeFile(script, RUN)
    const { stdout } = await runNode([script, place, ...files])
    return JSON.parse(stdout.replaceAll(`${folder}/`, '')) as { counts: Counts; printed: string[] }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const passes = "import test from 'node:test'\ntest('good', () => {})\n"

await test('a file that fails and passes when it is run again alone is counted as passed and named flaky', async () => {
  const onceOnly = `import { existsSync, writeFileSync } from 'node:fs'
import test from 'node:test'
test('at times', () => {
  const mark = new URL('./mark', import.meta.url)
  if (existsSync(mark)) return
  writeFileSync(mark, '')
  throw new Error('not today')
})
`
  const { counts, printed } = await tryFiles({ 'flaky.test.mjs': onceOnly, 'good.test.mjs': passes })
  assert.deepEqual(counts, { passed: 2, failed: 0, skipped: 0 })
  assert.ok(printed.includes('  flaky: flaky.test.mjs'), printed.join('\n'))
  assert.match(printed.join('\n'), /FAILED {2}at times[^]*not today/)
})

await test('a file that dies before its first test or after its last has failed, twice over', async () => {
  const { counts, printed } = await tryFiles({
    'early.test.mjs': 'process.exit(3)\n',
    'late.test.mjs': `${passes}process.on('exit', () => (process.exitCode = 1))\n`,
  })
  assert.equal(counts.failed, 2)
  assert.ok(!printed.some((line) => line.includes('flaky')))
})

await test('a check or a test that there is none of is refused with the name that was meant', async () => {
  const refusals = [
    [['--only', 'typs'], /^There is no check typs\. Did you mean types\? There are types, lint, /],
    [['test/stories/no-such-story.test.ts'], /^No test file has test\/stories\/no-such-story\.test\.ts in its path\./],
    [['--olny', 'types'], /^Unknown option '--olny'/],
  ] as const
  for (const [words, why] of refusals) {
    const { code, stderr } = await runNode([path.join(import.meta.dirname, 'check.ts'), ...words])
    assert.equal(code, 1)
    assert.match(stderr, why)
    assert.match(stderr, /^[^\n]+\n$/)
  }
})

type Ended = { readonly code: unknown; readonly stdout: string; readonly stderr: string }

function runNode(words: readonly string[]): Promise<Ended> {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, words, { env }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : error.code, stdout, stderr }),
    )
  })
}
