// The client's guide: every block of code in it is held to the client's own types.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'

/** What tsc says of this code in a project with our own options; empty when nothing is wrong. */
async function typeErrors(blocks: readonly string[]): Promise<string> {
  const root = path.resolve(import.meta.dirname, '..')
  // Inside the repository, where the packages that the client needs are found.
  const results = path.join(root, 'test-results')
  await mkdir(results, { recursive: true })
  const folder = await mkdtemp(path.join(results, 'guide-'))
  try {
    await Promise.all(blocks.map((code, index) => writeFile(path.join(folder, `block-${index}.ts`), code)))
    await writeFile(
      path.join(folder, 'tsconfig.json'),
      JSON.stringify({
        extends: '../../tsconfig.json',
        include: ['*.ts'],
        // A guide may end before a value is used.
        compilerOptions: { noUnusedLocals: false },
      }),
    )
    const { promise, resolve } = Promise.withResolvers<string>()
    execFile(path.join(root, 'node_modules/.bin/tsc'), ['-p', folder], (error, stdout) => resolve(error ? stdout : ''))
    return await promise
  } finally {
    await rm(folder, { recursive: true })
  }
}

test('every block of docs/client.md is right by the types of the client', async () => {
  const guide = await readFile(new URL('../docs/client.md', import.meta.url), 'utf8')
  const blocks = [...guide.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code = '']) => code)
  assert.ok(blocks.length >= 4)
  assert.equal(await typeErrors(blocks), '')
})

test('a block that is wrong is noticed', async () => {
  const wrong = "import { PortageClient } from 'portage-client'\nnew PortageClient({ issuer: 1 })\n"
  assert.match(await typeErrors([wrong]), /block-0\.ts/)
})
