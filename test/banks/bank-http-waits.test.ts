// Waiting for a bank: a call ends by its own time-outs, and a body of 200 MB is not kept.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBankHttp } from '../../src/connectors/http/bank-http.ts'
import { BankTrouble } from '../../src/connectors/trouble/bank-trouble.ts'
import { aCall } from '../sandbox-bank.ts'
import { openFakeBank } from './fake-bank.ts'
import type { Fault } from './fault.ts'

const DISCOVERY = '/.well-known/openid-configuration'

test('a bank that says nothing more is left, and one that says far too much is cut off', async () => {
  await using bank = await openFakeBank()
  const http = openBankHttp(
    { allowsLoopback: true },
    { addresses: [bank.origin], headMilliseconds: 60, bodyMilliseconds: 60 },
  )
  const wrong: readonly [Fault, string][] = [
    [{ hang: 'headers' }, 'head_timeout'],
    [{ hang: 'body' }, 'body_timeout'],
    [{ body: 'huge' }, 'too_large'],
  ]
  for (const [fault, trouble] of wrong) {
    bank.next('discovery', fault)
    const before = process.memoryUsage().rss
    const read = http.send({ method: 'GET', address: bank.origin + DISCOVERY }, aCall).then((answer) => answer.json())
    await assert.rejects(read, (error) => error instanceof BankTrouble && error.trouble === trouble)
    assert.ok(process.memoryUsage().rss - before < 100_000_000, `${trouble} keeps no 200 MB`)
  }
  await http.close()
})
