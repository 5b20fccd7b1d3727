// Tests of the voice: days and amounts as each language writes them.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openVoice } from './voice.ts'

const [en, fr] = [openVoice('en'), openVoice('fr')]
/** Spaces of every width are one kind here. */
const plain = (said: string): string => said.replaceAll(/\s/g, ' ')

test('in French the first of a month is an ordinal, and no other day is', () => {
  assert.equal(fr.longDay('2026-12-01'), '1er décembre 2026')
  assert.equal(fr.longDay('2026-12-21'), '21 décembre 2026')
  assert.equal(fr.shortDay('2026-12-01'), 'mar. 1er déc.')
  assert.equal(en.longDay('2026-12-01'), 'December 1, 2026')
})

test('an amount has the decimals and the sign of its currency', () => {
  assert.deepEqual(
    [en.amount('12.4', 'USD'), en.amount('1500', 'JPY'), en.amount('7.25', 'KWD'), en.money(-1_240, 'CAD')].map(plain),
    ['US$12.40', 'JP¥1,500', 'KWD 7.250', '−$12.40'],
  )
  assert.equal(plain(fr.amount('12.4', 'USD')), '12,40 $ US')
})
