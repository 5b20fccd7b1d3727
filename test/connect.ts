// Connect in tests: the settings of an organization's Connect, and a customer on its pages.

import { strict as assert } from 'node:assert'
import { act, bySystem } from '../src/domain/journal/act.ts'
import { changeConnectSettings, type ConnectSettings } from '../src/domain/connect/connect-settings.ts'
import type { Sharer } from './banking.ts'
import type { Browser, OpenedPage } from './customer.ts'
import type { TestServer } from './server.ts'

export type OpenedConnect = {
  readonly organizationId: string
  /** The GUID by which Connect and Data Sharing address the organization. */
  readonly customerId: string
  readonly clientId: string
}

export const RETURN_URL = 'https://app.example/connected?from=connect'

export async function setConnectOf(
  { stage }: TestServer,
  { organizationId, customerId, connectClientId: clientId }: Sharer,
  settings: ConnectSettings,
): Promise<OpenedConnect> {
  await act(stage, bySystem('test'), (act) => changeConnectSettings(act, organizationId, settings))
  return { organizationId, customerId, clientId }
}

/** Where the link of a bank leads. */
export function bankLink(page: OpenedPage, bank = 1000): string {
  const link = new RegExp(`href="(/connect/banks/${bank}\\?[^"]*)"`).exec(page.text)?.[1]
  assert.ok(link, 'the bank is not offered')
  return link.replaceAll('&amp;', '&')
}

/** From the choice of accounts to the end. */
export async function agree(browser: Browser, accounts: OpenedPage): Promise<OpenedPage> {
  const review = await browser.submit(accounts, { decision: 'all' })
  return browser.submit(review, { decision: 'allow' })
}

/** What a page in a frame tells the page around it. */
export function told({ text }: Pick<OpenedPage, 'text'>): readonly Record<string, string>[] {
  return JSON.parse(/data-say="([^"]*)"/.exec(text)?.[1]?.replaceAll('&quot;', '"') ?? '[]') as Record<string, string>[]
}
