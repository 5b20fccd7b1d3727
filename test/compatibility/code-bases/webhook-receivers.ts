// Code bases that receive webhooks: what they verify with, and what they read of a result.

import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { createRequire } from 'node:module'
import type * as NodeFlinks from 'node-flinks'
import { FlinksClient } from '@rizwannur/flinks'
import { z } from 'zod'
import { openProgram } from '../../operator-program.ts'
import { deliver, openReceiver, setWebhook, type Received } from '../../receiver.ts'
import type { CodeBase } from '../code-base.ts'
import { guid } from './reads.ts'

const { isMessageValid } = createRequire(import.meta.url)('node-flinks') as typeof NodeFlinks

const HEADER = 'flinks-authenticity-key'

export const webhookReceivers: CodeBase = {
  name: 'three receivers of webhooks',
  language: 'JavaScript, Python',
  about:
    'The verifiers of @rizwannur/flinks and node-flinks run; a receiver on FastAPI is replayed. The operator sets the address.',
  tried: 'package',
  async run({ server, organization }, step) {
    await using receiver = await openReceiver()
    const program = await openProgram(server, 'operator')
    const { secret } = await setWebhook(program, organization.organizationId, receiver.url)
    const { status } = await organization.authorize({
      Username: 'greatday_nomfa',
      Password: 'Everyday',
      Institution: 'FlinksCapital',
      Tag: 'an application',
    })
    assert.equal(status, 200)
    await deliver(server)
    const results = receiver.received.splice(0)
    const { customerId } = organization
    const flinks = new FlinksClient({ instance: 'toolbox', customerId, hmacSecret: secret })
    await step('@rizwannur/flinks: handle', async () => {
      const kinds = results.map(({ body, headers }) => flinks.webhooks.handle(body, headers).responseType)
      assert.deepEqual(kinds.toSorted(), ['GetAccountsDetail', 'KYC'])
      const [one] = results
      assert.throws(() => flinks.webhooks.handle(`${one?.body} `, one?.headers ?? {}))
    })
    await step('node-flinks: isMessageValid', async () => {
      for (const { body, headers } of results) assert.ok(isMessageValid(body, String(headers[HEADER]), secret))
    })
    await step('FastAPI: signature, Tag and Login', async () => {
      for (const one of results) readAsFastApi(one, secret)
    })
  },
}

function readAsFastApi({ body, headers }: Received, secret: string): void {
  assert.equal(headers[HEADER], createHmac('sha256', secret).update(body, 'utf8').digest('base64'))
  const result = z
    .object({
      ResponseType: z.string(),
      Tag: z.literal('an application'),
      Login: z.object({ Id: guid }),
      Accounts: z.unknown().optional(),
    })
    .parse(JSON.parse(body))
  if (result.ResponseType !== 'GetAccountsDetail') return
  const row = z.object({ Date: z.iso.date(), Debit: z.number().nullable(), Credit: z.number().nullable() })
  z.array(z.object({ Transactions: z.array(row) }))
    .nonempty()
    .parse(result.Accounts)
}
