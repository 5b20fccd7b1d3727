// docs/security.md names tests and files by their words: a promise whose test is gone is noticed.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import test from 'node:test'

const page = await readFile('docs/security.md', 'utf8')
const rows = page
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split(' | '))

test('every test that docs/security.md names is there, in the file that it names', async () => {
  assert.ok(rows.length > 70)
  for (const [number = '', , , tests = ''] of rows) {
    const named = [...tests.matchAll(/"([^"]+)" `([^`]+)`/g)]
    assert.ok(named.length > 0, `${number} names no test`)
    for (const [, title = '', file = ''] of named) {
      const place = file.includes('/') ? `${file}.test.ts` : `test/stories/${file}.test.ts`
      const source = (await readFile(place, 'utf8')).replaceAll("\\'", "'")
      assert.ok(source.includes(title), `${number}: ${place} has no "${title}"`)
    }
  }
})

test('every file that docs/security.md points at is there, and every number comes once, in order', async () => {
  const numbers = rows.map(([number = '']) => Number(number.slice(2)))
  assert.deepEqual(
    numbers,
    [...new Set(numbers)].toSorted((one, other) => one - other),
  )
  for (const [, file = ''] of page.matchAll(/`(src\/[\w/.-]+\.ts)`/g)) {
    assert.ok(await readFile(file, 'utf8'), file)
  }
})
