// The guides in a real browser: for everyone (WCAG 2.2 AA), on every width, in both colour schemes, and without a complaint.

import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import test from 'node:test'
import { accessibilityTroubles, colors, demandForEverybody } from './accessibility.ts'
import { inChromium, openChromium, openPerson } from './browser.ts'
import { openTestServer } from './server.ts'

test('every guide is for everyone, on a desk and on a phone, by day and by night', inChromium, async () => {
  await using server = await openTestServer()
  await using chromium = await openChromium()
  const files = await Array.fromAsync(glob('*.md', { cwd: 'docs' }))
  const guides = [
    '/docs/guides',
    '/docs/guides/none',
    ...files.map((file) => `/docs/guides/${path.basename(file, '.md')}`),
  ]
  for (const width of [1280, 820, 390]) {
    const look = { viewport: { width, height: 900 }, colorScheme: 'light' } as const
    const { page, complaints } = await openPerson(chromium, [server.issuer], look)
    for (const guide of guides) {
      await page.goto(new URL(guide, server.issuer).href)
      // The order of headings and the names of regions do not change with the width.
      if (width === 1280) await demandForEverybody(page)
      else assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width, guide)
    }
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await accessibilityTroubles(page, colors), [])
    assert.deepEqual(complaints, [])
    await page.context().close()
  }
})
