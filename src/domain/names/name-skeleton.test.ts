// Skeletons of names: what people take for one name has one skeleton, and what they tell apart has two.

import { strict as assert } from 'node:assert'
import { test } from 'node:test'
import { nameSkeleton } from './name-skeleton.ts'

await test('names that look alike have one skeleton, whatever they are written with', () => {
  for (const [name, ...others] of [
    ['Almanac', 'ALMANAC', 'Alrnanac', 'A1manac', 'Almanàc', 'Al-manac', 'A l m a n a c', 'AImanac'],
    ['Portage', 'РОRТАGЕ', 'Роrtаgе', 'P0rtage', 'ΡΟRΤΑGΕ', 'Pørtage'],
    ['Scope', 'Ѕсоре', 'ЅСОРЕ'],
    ['Haxo', 'Нахо', 'НАХО'],
    ['Caisse Test Boréale', 'Caisse Test Boreale', 'CAISSE-TEST BORÉALE'],
    ['Maple', 'Мaple', 'Rnaple'.replace('R', 'r')],
    ['Wave', 'vvave', 'VVAVE'],
  ] as const) {
    for (const other of others) assert.equal(nameSkeleton(other), nameSkeleton(name), `${other} for ${name}`)
  }
})

await test('names that people tell apart have skeletons of their own', () => {
  const names = ['Almanac', 'Almanack', 'Portage', 'Postage', 'Maple Test Bank', 'Maple Best Bank', 'Записка', '家計簿']
  assert.equal(new Set(names.map(nameSkeleton)).size, names.length)
  for (const name of names) assert.notEqual(nameSkeleton(name), '')
})
