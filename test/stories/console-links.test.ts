// The console's links and forms: whoever follows them, in each role and language, comes to a page, and each form has its button.

import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import { roles, type Role } from '../../src/domain/operators/operator.ts'
import { openBrowser, type Browser, type OpenedPage } from '../customer.ts'
import { liveIn } from '../lived-in.ts'
import { makeOperator } from '../operator.ts'
import { openTestServer, type TestServer } from '../server.ts'

let server: TestServer

before(async () => {
  server = await openTestServer({ sharesOnward: true })
  await liveIn(server)
})
after(() => server[Symbol.asyncDispose]())

const PLAIN: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

function plain(attribute: string): string {
  return attribute.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => PLAIN[entity] ?? entity)
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([, value = '']) => plain(value))
}

/** Where a page's links lead on this server, without the switch of the language. */
function linksOf({ text, address }: OpenedPage): readonly string[] {
  return found(text, /<a\b[^>]*\bhref="([^"]*)"/g).flatMap((href) => {
    const url = new URL(href, address)
    url.searchParams.delete('language')
    return url.origin === address.origin ? [`${url.pathname}${url.search}`] : []
  })
}

/** Says what is wrong with a form; an empty list if nothing is. */
function wrongWithForm(form: string, address: URL): readonly string[] {
  const method = /<form\b[^>]*\bmethod="(\w+)"/.exec(form)?.[1]?.toUpperCase() ?? 'GET'
  const [action = address.pathname] = found(form, /<form\b[^>]*\baction="([^"]*)"/g)
  const { pathname } = new URL(action, address)
  const button = server.app.endpoints.find(
    (endpoint) =>
      endpoint.method === method && new RegExp(`^${endpoint.path.replaceAll(/:\w+/g, '[^/]+')}$`).test(pathname),
  )
  if (!button) return [`${method} ${action} is no endpoint`]
  return method === 'POST' && !form.includes('name="csrf_token"') ? [`${action} has no csrf_token`] : []
}

/** Follows every link from the first page on. Returns the pages that were opened, and what is wrong with any of them. */
async function follow(browser: Browser): Promise<{ readonly opened: ReadonlySet<string>; readonly wrong: string[] }> {
  const opened = new Set<string>()
  const waiting = ['/console']
  const wrong: string[] = []
  for (let link = waiting.pop(); link !== undefined; link = waiting.pop()) {
    if (opened.has(link)) continue
    opened.add(link)
    const page = await browser.open(link)
    const { pathname } = page.address
    // The link of a trial's sign-in leads to the bank.
    const isAtBank = link.endsWith('/sign-in') && pathname.startsWith('/sandbox-bank/')
    const isThere = page.status === 200 && (isAtBank || pathname === link.split('?')[0])
    if (!isThere) wrong.push(`${link}: ${page.status} at ${page.address.pathname}`)
    const addresses = found(page.text, /\b(?:href|action)="([^"]*)"/g)
    wrong.push(...addresses.filter((address) => /undefined|null|NaN|\[object|%25/.test(address)))
    for (const form of page.text.match(/<form\b[\s\S]*?<\/form>/g) ?? []) {
      wrong.push(...wrongWithForm(form, page.address).map((why) => `${link}: ${why}`))
    }
    waiting.push(...linksOf(page).filter((address) => address.startsWith('/console')))
  }
  return { opened, wrong }
}

/** The fewest pages that a lived-in console has: of each thing that a role may see, several. */
const FEWEST: Readonly<Record<Role, number>> = { viewer: 20, auditor: 50, operator: 50 }

for (const role of roles) {
  for (const language of ['en', 'fr']) {
    test(`every link of the console leads to a page, and every form to its button: as ${role}, in ${language}`, async () => {
      const browser = openBrowser(server.issuer, language)
      await makeOperator(server, browser, `${role}-${language}@example.com`, role)
      const { opened, wrong } = await follow(browser)
      assert.deepEqual(wrong, [])
      assert.ok(opened.size >= FEWEST[role], `${opened.size} pages`)
    })
  }
}
