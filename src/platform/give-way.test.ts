// Giving way: what is done in pieces is the same as what is done at once, and others are served between them.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { toJsonNumber, decimal } from './decimal.ts'
import { giveWay, inPieces, jsonInPieces, PIECE } from './give-way.ts'

/** How many turns others had meanwhile. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0
  let next = setImmediate(function turn() {
    turns += 1
    next = setImmediate(turn)
  })
  await work()
  clearImmediate(next)
  return turns
}

test('JSON that is written in pieces is to the letter what JSON.stringify writes', async () => {
  const amount = fc.constantFrom('0.10', '-12.00', '1000000000000.01').map((text) => toJsonNumber(decimal(text)))
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      fc.jsonValue({ maxDepth: 1 }),
      amount,
      fc.array(fc.oneof(tie('tree'), fc.constant(undefined)), { maxLength: 3 }),
      fc.dictionary(fc.string(), fc.oneof(tie('tree'), fc.constant(undefined)), { maxKeys: 4, noNullPrototype: true }),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(tree, fc.nat({ max: 3 }), async (value, times) => {
      const whole = { value, rows: Array.from({ length: times * (PIECE - 1) }, () => ({ value, id: 'x' })) }
      assert.equal(await jsonInPieces(whole), JSON.stringify(whole))
    }),
    { numRuns: 50 },
  )
})

test('others are served after every piece, whether rows are made or written', async () => {
  const rows = Array.from({ length: 20 * PIECE }, (_, id) => ({ id }))
  assert.ok((await turnsDuring(() => inPieces(rows, (piece) => piece))) >= 19)
  assert.ok((await turnsDuring(() => jsonInPieces({ accounts: [{ rows }, { rows }] }))) >= 39)
  assert.deepEqual(await inPieces(rows, (piece) => piece), rows)
  assert.ok((await turnsDuring(giveWay)) <= 2, 'nobody is counted who was not let in')
})
