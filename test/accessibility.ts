// Accessibility: what axe finds on a page against WCAG 2.2 AA, and that the page is no wider than its window.

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

const AXE = readFileSync(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

type Rules = { readonly type: 'tag' | 'rule'; readonly values: readonly string[] }

const everything: Rules = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}

/** All that another colour scheme can change. */
export const colors: Rules = { type: 'rule', values: ['color-contrast'] }

type Axe = {
  run(options: object): Promise<{ readonly violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>
}

/** A line for each trouble. The page must allow scripts. */
export async function accessibilityTroubles(page: Page, rules: Rules = everything): Promise<readonly string[]> {
  // What a test has waited for may stand there before its stylesheet does.
  await page.waitForLoadState('load')
  await page.evaluate(AXE)
  return page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { axe: Axe }
    const { violations } = await axe.run({ runOnly })
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`)
  }, rules)
}

/** No sideways scrolling, and nothing that axe finds. With LOOK, a folder, pictures of the pages are left there. */
export async function demandForEverybody(page: Page): Promise<void> {
  const place = new URL(page.url()).pathname
  const { width = 0 } = page.viewportSize() ?? {}
  const folder = process.env['LOOK']
  const picture = `${folder}/${width}-${String(performance.now()).padStart(12, '0')}.png`
  if (folder) await page.screenshot({ path: picture, fullPage: true })
  const widthOfPage = await page.evaluate(() => document.documentElement.scrollWidth)
  assert.ok(widthOfPage <= width, `${place} is ${widthOfPage} wide in a window of ${width}`)
  assert.deepEqual(await accessibilityTroubles(page), [], `${place} at ${width}`)
}
