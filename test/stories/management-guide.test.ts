// The partner's guide: docs/partners.md is pasted into a shell, line for line, and does what it says.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import test from 'node:test'
import { promisify } from 'node:util'
import { openTestServer } from '../server.ts'

const run = promisify(execFile)

test('every line of the guide works as it stands, in the order in which it stands', async () => {
  await using server = await openTestServer()
  const guide = await readFile('docs/partners.md', 'utf8')
  const blocks = [...guide.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines = '']) => lines)
  assert.equal(blocks.length, 5)
  const { stdout } = await run('sh', ['-eu', '-c', blocks.join('\n')], {
    env: {
      ...process.env,
      ISSUER: server.issuer,
      PARTNER_ID: server.partner.clientId,
      PARTNER_SECRET: server.partner.clientSecret,
    },
  })
  const answers = stdout.split('\n').filter((line) => line !== '')
  const [created, providers, asked, registrations, maple, open, changed, secret, detail, list, ...rest] = answers.map(
    (line) => JSON.parse(line) as object,
  )
  assert.deepEqual(rest, [])
  assert.ok(created && providers && asked && registrations && maple && open && changed && secret && detail && list)
  const { client_id: clientId } = created as { client_id: string }
  assert.deepEqual(
    [providers, open],
    [
      [
        { provider_id: 1000, name: 'Maple Test Bank', country: 'CA' },
        { provider_id: 1001, name: 'Caisse Test Boréale', country: 'CA' },
      ],
      [],
    ],
  )
  assert.deepEqual(asked, registrations)
  assert.ok('data_inventory' in maple)
  assert.deepEqual(changed, detail)
  assert.deepEqual((detail as { redirect_uris: string[] }).redirect_uris.length, 2)
  assert.equal((secret as { client_id: string }).client_id, clientId)
  assert.ok((list as { client_id: string }[]).some((item) => item.client_id === clientId))
})
