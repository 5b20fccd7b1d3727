// Migrations as text: how a file is cut into statements.

import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { readMigrations, splitStatements } from './migrate.ts'

const word = fc.stringMatching(/^[a-z_]{1,8}$/)
const line = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '))
const plain = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => `${lines.join('\n')};\n`)
const body = fc.array(line, { maxLength: 4 }).map((lines) => lines.map((text) => `  ${text};\n`).join(''))
const withBody = fc.tuple(line, body).map(([head, text]) => `${head} as $$\nbegin\n${text}end $$;\n`)
const between = fc.constantFrom('', '\n', '-- why; this\n', '  -- and $$ this\n\n')

test('every statement comes out whole, whatever stands between them and in the body of a function', () => {
  const file = fc.array(fc.tuple(between, fc.oneof(plain, withBody)), { maxLength: 8 })
  fc.assert(
    fc.property(file, (parts) => {
      const statements = splitStatements(parts.flat().join(''))
      assert.deepEqual(
        statements,
        parts.map(([, statement]) => statement),
      )
    }),
  )
})

test('a comment behind the semicolon ends the statement too, and the last one needs no semicolon', () => {
  assert.deepEqual(splitStatements('select 1; -- one\nselect 2'), ['select 1; -- one\n', 'select 2\n'])
})

test('the migrations are cut at nothing but their statements', async () => {
  for (const { name, text } of await readMigrations()) {
    for (const statement of splitStatements(text)) {
      assert.match(statement, /^(create|alter|insert|drop|update|delete)\b[^]*;\s*(--.*)?\n$/, name)
      assert.equal((statement.match(/\$\$/g) ?? []).length % 2, 0, name)
    }
  }
})
