// An accent can be read on every surface of both themes, or is refused with its contrast.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { accentColours, SURFACES, whyNotAccent } from './accent.ts'

test('a colour that is too light for text is refused with its contrast, and what is no colour in words', () => {
  assert.match(whyNotAccent('#ffcc00') ?? '', /^has a contrast of 1\.\d\d:1 .* needs 4\.5:1: choose a darker colour$/)
  assert.match(whyNotAccent('#777777') ?? '', /^has a contrast of 3\.\d\d:1/)
  for (const text of ['red', '0a5a5d', '#0a5a5', '#0a5a5dff', 'rgb(1,2,3)', '']) {
    assert.match(whyNotAccent(text) ?? '', /such as #0a5a5d/)
  }
  for (const accent of ['#0a5a5d', '#000000', '#a3211b', '#1D4ED8']) assert.equal(whyNotAccent(accent), undefined)
})

test('in the dark theme an accent is lightened no more than reading needs, and text on it is black or white', () => {
  assert.deepEqual(accentColours('#000000', 'light').onBrand, '#ffffff')
  const dark = accentColours('#000000', 'dark')
  assert.equal(dark.onBrand, '#000000')
  // The first step of a twentieth from black to white that has 4.5:1 on #1a3134.
  assert.equal(dark.brand, '#999999')
  assert.equal(accentColours('#1d4ed8', 'light').brand, '#1d4ed8')
})

test('the surfaces are those of the stylesheet', () => {
  const css = readFileSync(new URL('../../pages/style/page.css', import.meta.url), 'utf8')
  const found = (name: string): readonly string[] =>
    [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6})`, 'g'))].map(([, colour]) => colour ?? '')
  const surfaces = ['paper', 'surface', 'tint'].map(found)
  assert.deepEqual(
    surfaces.map(([light]) => light),
    [...SURFACES.light],
  )
  // Once for a browser that prefers it, once for a link that asks for it.
  for (const place of [1, 2])
    assert.deepEqual(
      surfaces.map((colours) => colours[place]),
      [...SURFACES.dark],
    )
})

test('the dark theme is the same, preferred or asked for', () => {
  const css = readFileSync(new URL('../../pages/style/page.css', import.meta.url), 'utf8')
  const bodies = [":root:not([data-theme='light'])", ":root[data-theme='dark']"].map((selector) => {
    const [, body = ''] = css.split(`${selector} {`)
    const colours = body
      .slice(0, body.indexOf('}'))
      .split('\n')
      .map((line) => line.trim())
    return colours.filter((line) => line.startsWith('--'))
  })
  assert.ok(bodies[0]!.length > 10)
  assert.deepEqual(bodies[0], bodies[1])
})
