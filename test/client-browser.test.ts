// The client in a browser: the same files, their types stripped, read a customer's data in Chromium.

import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import test from 'node:test'
import { PortageClient } from 'portage/client'
import { dataClusters } from '../src/fdx/cluster.ts'
import { inChromium, openChromium, openPerson } from './browser.ts'
import { consent, openBrowser } from './customer.ts'
import { openTestServer, REDIRECT_URI } from './server.ts'

/** Where a browser finds the packages that the client needs. */
const imports = {
  'openid-client': '/modules/node_modules/openid-client/build/index.js',
  oauth4webapi: '/modules/node_modules/oauth4webapi/build/index.js',
  'jose/errors': '/modules/node_modules/jose/dist/webapi/util/errors.js',
  'jose/': '/modules/node_modules/jose/dist/webapi/',
}

const blank = `<!doctype html><script type="importmap">${JSON.stringify({ imports })}</script>`

type Module = { readonly PortageClient: typeof PortageClient }

async function readModule(path: string): Promise<string> {
  const file = /\.[jt]s$/.test(path) ? path : `${path}.js`
  const source = await readFile(new URL(`../${file}`, import.meta.url), 'utf8')
  return path.endsWith('.ts') ? stripTypeScriptTypes(source) : source
}

test('the client runs in a browser, and keeps amounts to the digit there', inChromium, async () => {
  await using server = await openTestServer()
  await using chromium = await openChromium()
  const { page, complaints } = await openPerson(chromium, [server.issuer])
  await page.route('**/modules/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace('/modules/', '')
    await route.fulfill(
      path === ''
        ? { contentType: 'text/html', body: blank }
        : { contentType: 'text/javascript', body: await readModule(path) },
    )
  })
  await page.goto(`${server.issuer}/modules/`)
  const { clientId, clientSecret } = server.recipient
  const settings = { issuer: server.issuer, clientId, clientSecret, redirectUri: REDIRECT_URI }
  const portage = new PortageClient(settings)
  const departure = await portage.authorize({ providerId: 1000, scope: dataClusters })
  const answer = await consent(openBrowser(server.issuer), departure.url)
  const { refreshToken = '' } = await portage.connect(answer.searchParams, departure)
  const balances = await page.evaluate(
    async ({ module, refreshToken, ...client }) => {
      const { PortageClient: InBrowser } = (await import(module)) as Module
      const accounts = await new InBrowser(client).connection(refreshToken).accounts({ details: true }).toArray()
      return accounts.map((account) => ('currentBalance' in account ? String(account.currentBalance) : ''))
    },
    { ...settings, refreshToken, module: '/modules/client/portage-client.ts' },
  )
  assert.equal(balances.length, 5)
  assert.ok(balances.some((balance) => /^-?\d+\.\d\d$/.test(balance)))
  assert.deepEqual(complaints, [])
})
