// HTML templates: whatever is put in comes out as text, wherever it stands.

import assert from 'node:assert/strict'
import test from 'node:test'
import * as fc from 'fast-check'
import { html } from './html.ts'

test('a text put into a template never becomes markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const written = html`<p title="${text}">${text}</p>`.toString()
      assert.equal(written.match(/[<>]/g)?.length, 4)
      assert.equal(written.match(/"/g)?.length, 2)
    }),
  )
})

test('HTML inside HTML stays, lists are joined, and nothing is printed for what is absent', () => {
  const items = ['a', 'b'].map((item) => html`<i>${item}</i>`)
  assert.equal(html`<b>${items}${undefined}${false}${0}</b>`.toString(), '<b><i>a</i><i>b</i>0</b>')
})
