// What a customer shares: one card for each app, with all that it may read and a button to stop it; then who has read.

import type { OfferedAccount } from '../../../domain/authorizations/signed-in.ts'
import type { ConsentRecord } from '../../../domain/consents/search-consents.ts'
import type { Share } from '../../../domain/shares/list-shares.ts'
import type { Provider } from '../../../domain/providers/provider.ts'
import { dataClusters } from '../../../fdx/cluster.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { accountLine } from '../../authorization/views/account-list.ts'
import { badge, named, siteName, type AskingApp } from '../../authorization/views/app-identity.ts'
import { clusterTexts } from '../../authorization/views/cluster-texts.ts'
import { dateInWords } from '../../authorization/views/review.ts'
import { texts as authorizationTexts } from '../../authorization/texts.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { path } from '../../../platform/http/path.ts'
import { myDataPaths } from '../paths.ts'
import { texts, type MyDataTexts, type Notice } from '../texts.ts'
import { bankTitle, toOtherBank } from './sign-in-page.ts'
import { dayOf, momentInWords } from './moment.ts'

/** Undefined: one that the bank no longer offers. */
export type ShownAccount = OfferedAccount | undefined

export type Sharing = {
  readonly consent: ConsentRecord
  readonly app: AskingApp
  readonly accounts: readonly ShownAccount[]
  readonly lastReadAt: Temporal.Instant | undefined
  /** What the app's organization passes on to its partners. */
  readonly shares: readonly { readonly share: Share; readonly account: ShownAccount }[]
  /** The names of those that can read; none if nothing is passed on. */
  readonly partners: readonly string[]
}

export type Reading = {
  readonly at: Temporal.Instant
  /** The reads, by the names of the journal. */
  readonly actions: readonly string[]
  readonly appName: string
  /** Present if a partner of the app's organization read it. */
  readonly partnerName: string | undefined
  readonly accounts: readonly ShownAccount[]
}

export type OverviewModel = {
  readonly page: PageSurroundings
  readonly bank: Provider
  readonly notice: Notice | undefined
  readonly sharings: readonly Sharing[]
  readonly readings: readonly Reading[]
  readonly csrfToken: string
}

export function overviewView(model: OverviewModel): Html {
  const { page, sharings, notice } = model
  const say = texts[page.language]
  const bank = named(model.bank.name[page.language])
  return frame({
    ...page,
    title: bankTitle(page, model.bank),
    body: html`${notice && html`<p class="notice" role="status">${say.notice[notice]}</p>`}
      <h1>${say.titleAt(bank)}</h1>
      <p class="lead">${sharings.length === 0 ? say.nothing(bank) : say.lead(bank)}</p>
      ${sharings.map((sharing) => sharingCard(model, sharing, say))} ${readingsTable(model, say)}
      <section>
        ${button(model, path(myDataPaths.signOut, model.bank), html`<button class="second">${say.signOut}</button>`)}
        ${toOtherBank(say)}
      </section>`,
  })
}

function sharingCard(model: OverviewModel, sharing: Sharing, say: MyDataTexts): Html {
  const { consent, app, accounts, lastReadAt } = sharing
  const { language } = model.page
  const { consentId } = consent
  const stop = path(myDataPaths.stopConsent, { ...model.bank, consentId })
  return html`<section class="sharing" aria-labelledby="${consentId}">
    <div class="connection">
      ${badge(app.name, app.logoPath)}
      <div>
        <h2 id="${consentId}">${named(app.name)}</h2>
        <p class="aside">${app.site && html`<bdi>${siteName(app.site)}</bdi>`}</p>
      </div>
    </div>
    <p>
      ${say.until(dateInWords(dayOf(consent.expiresAt), say))} ·
      ${lastReadAt ? say.lastRead(momentInWords(lastReadAt, say)) : say.neverRead}
    </p>
    <h3>${say.sees}</h3>
    <ul>
      ${dataClusters
        .filter((cluster) => consent.clusters.includes(cluster))
        .map((cluster) => html`<li>${clusterTexts[language][cluster].heading}</li>`)}
    </ul>
    <h3>${say.accounts}</h3>
    <ul class="accounts" role="list">
      ${accounts.map((account) => html`<li class="account">${shownAccount(account, say, language)}</li>`)}
    </ul>
    ${sharedOnward(model, sharing, say)}
    <details>
      <summary>${say.stop(named(app.name))}…</summary>
      <p>${say.stopMeans(named(app.name))}</p>
      ${button(model, stop, html`<button class="first">${say.stop(named(app.name))}</button>`)}
    </details>
  </section>`
}

function sharedOnward(model: OverviewModel, { shares, partners }: Sharing, say: MyDataTexts): Html | undefined {
  if (shares.length === 0) return undefined
  const { language } = model.page
  const stop = (share: Share): string => path(myDataPaths.stopShare, { ...model.bank, ...share })
  const names = partners.map((name, index) => html`${index > 0 && ', '}<strong>${named(name)}</strong>`)
  return html`<h3>${say.sharedOn}</h3>
    <p>${names.length === 0 ? say.sharedOnWithNobody : say.sharedOnWith(names)}</p>
    <ul class="accounts" role="list">
      ${shares.map(
        ({ share, account }) =>
          html`<li class="account share">
            <div>
              ${shownAccount(account, say, language)}
              <p class="aside">
                ${(share.state === 'LIVING' ? say.until : say.ranOut)(dateInWords(dayOf(share.expiresAt), say))} ·
                ${
                  share.lastRead
                    ? say.readBy(named(share.lastRead.partner), momentInWords(share.lastRead.at, say))
                    : say.neverRead
                }
              </p>
            </div>
            ${button(model, stop(share), html`<button class="second">${say.stopShare}</button>`)}
          </li>`,
      )}
    </ul>`
}

function shownAccount(account: ShownAccount, say: MyDataTexts, language: 'en' | 'fr'): Html {
  return account ? accountLine(account, authorizationTexts[language]) : html`${say.unknownAccount}`
}

function button({ csrfToken }: OverviewModel, action: string, content: Html): Html {
  return html`<form method="post" action="${action}">
    <input type="hidden" name="csrf_token" value="${csrfToken}" />
    ${content}
  </form>`
}

/** "Your accounts, about you, transactions". */
function inOneLine(lines: readonly string[]): string {
  return lines.map((line, place) => (place === 0 ? line : line.charAt(0).toLowerCase() + line.slice(1))).join(', ')
}

function accountCell(account: ShownAccount): Html | undefined {
  return (
    account &&
    html`${named(account.nickname ?? account.productName)} <span class="number">${account.accountNumberDisplay}</span>`
  )
}

function readingsTable({ readings }: OverviewModel, { reads, ...say }: MyDataTexts): Html {
  const says: Readonly<Record<string, string>> = reads.actions
  const columns = [reads.when, reads.who, reads.what, reads.account]
  const rows = readings.map(({ at, actions, appName, partnerName, accounts }) => [
    momentInWords(at, say),
    partnerName === undefined ? named(appName) : reads.by(named(partnerName), named(appName)),
    inOneLine(actions.map((action) => says[action] ?? reads.otherAction)),
    accounts.length > 1 ? reads.accounts(accounts.length) : accountCell(accounts[0]),
  ])
  return html`<section aria-labelledby="reads">
    <h2 id="reads">${reads.heading}</h2>
    ${
      rows.length === 0
        ? html`<p>${reads.none}</p>`
        : html`<p class="aside">${reads.latest(rows.length)}</p>
            <table class="reads" aria-labelledby="reads">
              <thead>
                <tr>
                  ${columns.map((column) => html`<th scope="col">${column}</th>`)}
                </tr>
              </thead>
              <tbody>
                ${rows.map(
                  (cells) =>
                    html`<tr>
                      ${cells.map((cell, index) => html`<td data-label="${columns[index]}">${cell}</td>`)}
                    </tr>`,
                )}
              </tbody>
            </table>`
    }
  </section>`
}
