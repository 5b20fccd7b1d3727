// Test customer: a browser without a screen that uses the pages as a person would: it follows links and fills forms.

import { strict as assert } from 'node:assert'

/** One browser: it keeps cookies and, like every browser, follows redirects, up to the app's own address. */
export type Browser = {
  /** Opens an address and follows redirects until a page, or until it leaves the server. */
  open(address: string, headers?: Record<string, string>): Promise<OpenedPage>
  /**
   * Sends the page's form with these fields besides its hidden ones: the first, or the one with this action; and as the
   * server's own page would, but for these headers.
   */
  submit(
    page: OpenedPage,
    fields: Record<string, string | readonly string[]>,
    wanted?: string,
    headers?: Record<string, string>,
  ): Promise<OpenedPage>
}

export type OpenedPage = {
  readonly status: number
  /** The address of the page, or the app's own if the browser was sent there. */
  readonly address: URL
  readonly text: string
  readonly headers: Headers
}

/** @param always headers of every request, for instance those that a proxy on the way adds. */
export function openBrowser(issuer: string, language = 'en', always: Record<string, string> = {}): Browser {
  const jar = new Map<string, { value: string; path: string }>()
  const origin = new URL(issuer).origin

  async function visit(address: URL, init: RequestInit): Promise<OpenedPage> {
    const cookies = [...jar].filter(([, { path }]) => address.pathname.startsWith(path))
    const cookie = cookies.map(([name, { value }]) => `${name.split('\n')[0]}=${value}`).join('; ')
    const headers = { 'accept-language': language, ...always, ...(cookie && { cookie }), ...(init.headers as object) }
    const response = await fetch(address, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(line)
    const isRedirect = response.status >= 300 && response.status <= 399
    const location = isRedirect
      ? response.headers.get('location')
      : /^0; url=(.+)$/.exec(response.headers.get('refresh') ?? '')?.[1]
    if (!location) {
      return { status: response.status, address, text: await response.text(), headers: response.headers }
    }
    const next = new URL(location, address)
    if (next.origin !== origin) return { status: response.status, address: next, text: '', headers: response.headers }
    return visit(next, { method: 'GET' })
  }

  function keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const equals = pair.indexOf('=')
    const path = attributes.find((attribute) => /^path=/i.test(attribute))?.slice(5) ?? '/'
    const name = `${pair.slice(0, equals)}\n${path}`
    if (attributes.some((attribute) => /^max-age=0$/i.test(attribute))) jar.delete(name)
    else jar.set(name, { value: pair.slice(equals + 1), path })
  }

  return {
    open: (address, headers = {}) => visit(new URL(address, issuer), { method: 'GET', headers }),
    submit(page, fields, wanted, headers = {}) {
      const { action, hidden } = readForm(page, wanted)
      const body = new URLSearchParams(hidden)
      for (const [name, value] of Object.entries(fields)) {
        for (const one of typeof value === 'string' ? [value] : value) body.append(name, one)
      }
      return visit(new URL(action, page.address), { method: 'POST', body, headers: { origin, ...headers } })
    },
  }
}

function readForm(page: OpenedPage, wanted?: string): { action: string; hidden: [string, string][] } {
  const forms = page.text.match(/<form\b[^>]*>[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((one) => wanted === undefined || one.includes(`action="${wanted}"`))
  assert.ok(form, `no form on the page at ${page.address.pathname} (${page.status})`)
  const action = /<form\b[^>]*\baction="([^"]*)"/.exec(form)?.[1] ?? page.address.href
  const hidden = [...form.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g)].map(([input]): [string, string] => [
    unescape(/\bname="([^"]*)"/.exec(input)?.[1] ?? ''),
    unescape(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ''),
  ])
  return { action: unescape(action), hidden }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function unescape(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => NAMED[name] ?? '')
}

export const GREATDAY = { username: 'greatday_nomfa', password: 'Everyday' }

/** Signs in at the sandbox bank without MFA and stands before the accounts. */
export async function signIn(browser: Browser, authorizeUrl: string | URL, person = GREATDAY): Promise<OpenedPage> {
  const signInPage = await browser.open(String(authorizeUrl))
  return browser.submit(signInPage, { ...person })
}

/** The whole way: signs in, shares all accounts, agrees. Gives the address that the app is answered at. */
export async function consent(browser: Browser, authorizeUrl: string | URL, person = GREATDAY): Promise<URL> {
  const accounts = await signIn(browser, authorizeUrl, person)
  const review = await browser.submit(accounts, { decision: 'all' })
  const answer = await browser.submit(review, { decision: 'allow' })
  return answer.address
}
