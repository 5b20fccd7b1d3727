// The command `providers`: a file makes the banks of a server, the same beside a server that runs and without one.

import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import test from 'node:test'
import { freePort } from '../tools/free-port.ts'
import { migrated } from '../tools/snapshot.ts'
import { openDataPlace } from './data-place.ts'
import { runCommand, startServer } from './server-process.ts'

const bank = (id: number, name: string, status: string) => `
  - provider_id: ${id}
    connector: sandbox
    status: ${status}
    name_en: ${name}
    name_fr: ${name}
    country: CA
    language: en
    institution_number: 006`

test('a file makes the providers once: a dry run tells what differs, and what it exports differs in nothing', async () => {
  await using place = await openDataPlace(migrated)
  const port = await freePort()
  const issuer = `http://127.0.0.1:${port}`
  const settings = { ...place.settings, PORT: port, ISSUER: issuer, SECRET_KEY: randomBytes(32).toString('base64') }
  const file = place.folder.file('banks.yaml')
  const write = (...banks: string[]) => writeFile(file, `providers:${banks.join('')}\n`)
  const run = async (...words: string[]): Promise<[number | undefined, string]> => {
    const { code, stdout, stderr } = await runCommand(['providers', ...words], settings)
    return [code, stdout + stderr]
  }
  const [first, second] = [bank(1000, 'Tern Bay', 'ACTIVE'), bank(1001, 'Grebe Lake', 'DRAFT')]
  await write(first, second)
  const [code, dry] = await run('apply', file, '--dry-run')
  assert.equal(code, 2, dry)
  assert.match(dry, /^\+ 1000 Tern Bay \(sandbox\)\n[^]* {4}institution_number: "006"\n[^]* {4}status: ACTIVE\n\+ 1001/)
  assert.match(dry, /2 providers would change\. This was a dry run: nothing has changed\.\n$/)
  assert.deepEqual(await run('list'), [
    0,
    'There is no provider yet. Add one in the console, or with: providers apply FILE\n',
  ])

  await using server = await startServer('serve', settings)
  assert.match((await run('apply', file))[1], /2 providers changed\.\n$/)
  const same = [0, 'Nothing changes: every provider is as the file says.\n']
  assert.deepEqual(await run('apply', file), same)
  const [, exported] = await run('export')
  assert.match(exported, /institution_number: "006"/)
  await writeFile(file, exported)
  assert.deepEqual(await run('apply', file, '--dry-run'), same)

  await write(bank(1001, 'Grebe Lakes', 'DRAFT'))
  const pruned = await run('apply', file, '--prune')
  assert.match(
    pruned[1],
    /^~ 1001 Grebe Lakes\n {4}name_en: "Grebe Lake" → "Grebe Lakes"\n[^]*- 1000 Tern Bay\n {4}status: ACTIVE → DISABLED\n/,
  )
  assert.equal(
    (await run('list'))[1],
    '1000      DISABLED  sandbox   Tern Bay\n1001      DRAFT     sandbox   Grebe Lakes\n',
  )

  await write(`${first}\n    settings: {isuer: x}`, second.replace('DRAFT', 'RETIRED'))
  const [refused, why] = await run('apply', file)
  assert.equal(refused, 1)
  assert.match(
    why,
    /banks\.yaml:10: settings\.isuer is not known: [^\n]*\n[^\n]*banks\.yaml:13: status cannot become RETIRED/,
  )
  assert.match((await run('aply'))[1], /^Usage: providers apply FILE/)
  assert.equal((await server.end('SIGTERM')).code, 0)
})
