// Page rules: what every page keeps, whatever it shows: it fits a small screen, anyone can use it, and nobody else learns of it.

import type { BrowserContext, Page, Response } from 'playwright-core'
import { accessibilityTroubles } from './accessibility.ts'

/** What each page that this browser opens from now on lacks in its headers, as it comes. */
export function watchHeaders(context: BrowserContext): readonly string[] {
  const lacking: string[] = []
  context.on('response', (response) => {
    if (!response.request().isNavigationRequest()) return
    const { pathname } = new URL(response.url())
    lacking.push(...whatLacks(response).map((lack) => `${pathname} (${response.status()}) ${lack}`))
  })
  return lacking
}

function whatLacks(response: Response): string[] {
  const headers = response.headers()
  const policy = headers['content-security-policy'] ?? ''
  const isPage = headers['content-type']?.startsWith('text/html') ?? false
  const lacks = [
    !headers['cache-control']?.includes('no-store') && 'may be kept',
    // A link of the demo app stays within it; its forms need an origin to be known by.
    isPage && !/^(no-referrer|same-origin)$/.test(headers['referrer-policy'] ?? '') && 'says where its visitors were',
    isPage && !policy.includes("frame-ancestors 'none'") && 'may be framed',
    isPage && !policy.includes("default-src 'none'") && 'may load anything',
  ]
  return lacks.filter((lack) => lack !== false)
}

/** What axe finds, and WCAG 1.4.10: nothing to scroll sideways at 320 CSS pixels. */
export async function whatIsWrong(page: Page): Promise<readonly string[]> {
  const troubles = await accessibilityTroubles(page)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  if (size) await page.setViewportSize(size)
  return width > 320 ? [...troubles, `${width} pixels wide on a screen of 320`] : troubles
}
