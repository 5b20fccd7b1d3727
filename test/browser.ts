// Test browser: a real Chromium, whose tabs keep an eye on what no page of ours may do.

import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** It calls nobody on its own. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Milliseconds for a page to come or a thing to appear, on a busy machine. */
const PATIENCE = 20_000

const program = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place))

/** For a test's options: why it is skipped where there is no browser. */
export const inChromium = { skip: program === undefined && 'no Chromium is installed and CHROMIUM does not name one' }

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: program ?? '', args: QUIET })
}

/** What Chromium says where nothing is wrong: of a page whose status is an error, and of a person faster than the page. */
const REMARKS = ['Failed to load resource', 'Autofocus processing was blocked']

/** A person with a browser of their own: one tab, and cookies that nobody shares. */
export type Person = {
  readonly page: Page
  /** What a page did that none of ours may: the console's complaints, and requests to anyone but these origins. */
  readonly complaints: readonly string[]
}

export type Look = Pick<BrowserContextOptions, 'locale' | 'javaScriptEnabled' | 'viewport' | 'colorScheme'>

export async function openPerson(browser: Browser, origins: readonly string[], look: Look = {}): Promise<Person> {
  const context = await browser.newContext({ locale: 'en-CA', ...look })
  context.setDefaultTimeout(PATIENCE)
  const complaints: string[] = []
  context.on('console', (message) => {
    if (!REMARKS.some((remark) => message.text().startsWith(remark))) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(error.error().message))
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (protocol !== 'data:' && !origins.includes(origin)) complaints.push(`asked ${origin}`)
  })
  return { page: await context.newPage(), complaints }
}

/** Clicks what leads to another page, and waits until that page is there: a click by itself ends before the page has changed. */
export async function follow(link: Locator): Promise<void> {
  const page = link.page()
  await page.waitForLoadState('load')
  await Promise.all([page.waitForEvent('load'), link.click()])
}
