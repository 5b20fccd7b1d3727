// Tests of the texts: the reader's language is the one that the browser asks for.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { preferredLanguage } from './texts.ts'

test('French is spoken when it is preferred to English, and English otherwise', () => {
  for (const header of ['fr', 'fr-CA,fr;q=0.9,en;q=0.8', 'en;q=0.3, fr;q=0.4', 'de, fr;q=0.1'])
    assert.equal(preferredLanguage(header), 'fr')
  for (const header of [undefined, '', '*', 'en-CA,fr;q=0.9', 'de', 'fr;q=0'])
    assert.equal(preferredLanguage(header), 'en')
})
