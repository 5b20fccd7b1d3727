// A file of providers: what it may hold, and the line of each fault.

import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import test from 'node:test'
import { Problem } from '../../platform/problem.ts'
import { temporaryFolder } from '../../../test/server-process.ts'
import { readProvidersFile } from './read-providers-file.ts'

const RIGHT = `providers:
  - provider_id: 1002
    connector: fdx
    status: active
    name_en: Tern Bay Credit Union
    name_fr: Caisse de Tern Bay
    country: CA
    language: en
    institution_number: 006
    transit_numbers: [00042]
    calls_at_once: 20
    settings:
      issuer: http://127.0.0.1:\${PORT_OF_BANK}
      pageSize: 100
      strict: true
    secrets:
      client_secret: {env: BANK_SECRET}
      private_key: {file: key.pem}
`

async function read(text: string): Promise<readonly unknown[]> {
  await using folder = await temporaryFolder()
  await writeFile(folder.file('banks.yaml'), text)
  await writeFile(folder.file('key.pem'), 'line one\nline two\n')
  const environment = { PORT_OF_BANK: '8082', BANK_SECRET: 'secret-word' }
  return (await readProvidersFile(folder.file('banks.yaml'), environment)).providers
}

test('numbers keep their zeros, settings their types, and secrets come from where they are', async () => {
  const [provider] = await read(RIGHT)
  assert.deepEqual(provider, {
    provider_id: '1002',
    connector: 'fdx',
    status: 'ACTIVE',
    name_en: 'Tern Bay Credit Union',
    name_fr: 'Caisse de Tern Bay',
    country: 'CA',
    language: 'en',
    institution_number: '006',
    transit_numbers: ['00042'],
    calls_at_once: 20,
    settings: { issuer: 'http://127.0.0.1:8082', pageSize: 100, strict: true },
    secrets: { client_secret: 'secret-word', private_key: 'line one\nline two' },
  })
})

test('each fault is told with its line, and no secret with it', async () => {
  const faults: readonly [from: string, to: string, line: number, why: RegExp][] = [
    ['country: CA', 'country: FR', 7, /country must be CA or US/],
    ['name_fr: Caisse de Tern Bay', '', 2, /name_fr is missing/],
    ['language: en', 'lnaguage: en', 8, /lnaguage is not known\. Did you mean language\?/],
    ['006', '06', 9, /institution_number must be 3 digits/],
    ['[00042]', '[00042, 42]', 10, /transit_numbers\.1 must be 5 digits/],
    [
      'PORT_OF_BANK',
      'PORT_OF_BNAK',
      13,
      /settings\.issuer refers to PORT_OF_BNAK, which the environment does not have/,
    ],
    ['{env: BANK_SECRET}', 'secret-word', 17, /secrets\.client_secret must be \{env: NAME\} or \{file: PATH\}/],
    ['{env: BANK_SECRET}', '{env: NOT_SET}', 17, /secrets\.client_secret refers to NOT_SET/],
    ['{file: key.pem}', '{file: none.pem}', 18, /refers to the file none\.pem, which cannot be read/],
    ['{env: BANK_SECRET}', '"secret-word', 19, /./],
    ['status: active', 'status: open', 4, /status must be DRAFT or ACTIVE/],
    ['providers:', 'banks:', 1, /must hold `providers:`/],
  ]
  for (const [from, to, line, why] of faults) {
    await assert.rejects(read(RIGHT.replace(from, to)), (error) => {
      assert.ok(error instanceof Problem, String(error))
      assert.match(error.detail, why)
      assert.doesNotMatch(error.detail, /secret-word/)
      assert.ok(error.detail.includes(`banks.yaml:${line}: `), error.detail)
      return true
    })
  }
})

test('aliases that cannot be followed are a fault of the file', async () => {
  const ten = (name: string): string => Array.from({ length: 10 }, () => `*${name}`).join(', ')
  const bomb = `a: &a [1]\nb: &b [${ten('a')}]\nc: &c [${ten('b')}]\nd: [${ten('c')}]\nproviders: []\n`
  for (const text of ['providers: [*nobody]\n', 'providers: &all [{settings: {a: *all}}]\n', bomb]) {
    await assert.rejects(read(text), (error) => error instanceof Problem && /has an alias/.test(error.detail), text)
  }
})
