// Review: what exactly will be shared, with whom, of which accounts, until when, and how to stop it. Then the decision.

import type { OfferedAccount } from '../../../domain/authorizations/signed-in.ts'
import { dataClusters, type DataCluster } from '../../../fdx/cluster.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts, type Texts } from '../texts.ts'
import { accountLine } from './account-list.ts'
import { connection, named, siteName, type AskingApp } from './app-identity.ts'
import { clusterTexts } from './cluster-texts.ts'
import { buttons, form, type PostedForm } from './form.ts'

export type ReviewModel = {
  readonly page: PageSurroundings
  readonly app: AskingApp
  /** In the page's language. */
  readonly bankName: string
  /** The clusters that the app asked for. They are shown in our own order. */
  readonly clusters: ReadonlySet<DataCluster>
  /** Whether the app asks who the customer is (OpenID Connect). */
  readonly recognizes: boolean
  /** The accounts that the customer chose. */
  readonly accounts: readonly OfferedAccount[]
  /** The last day on which the app may read; absent if it reads one time only. */
  readonly until?: Temporal.PlainDate
  /** How far back the app can read; absent if it asked for no bound. */
  readonly lookbackDays?: number | undefined
  /** True when this customer already shares with this app from this bank: agreeing ends that consent. */
  readonly replacesFormer: boolean
  /** The names of the partners that could read today; absent if the app's organization may not share on. */
  readonly partners?: readonly string[] | undefined
  /** The page on which the customer sees and stops all sharing: an absolute URL of this server. */
  readonly myDataUrl: string
  /** Leads back to choosing accounts. */
  readonly changeAccountsPath: string
  readonly form: PostedForm
}

/** Posts `csrf_token` and `decision` = `allow` or `deny`. */
export function reviewView(model: ReviewModel): Html {
  const say = texts[model.page.language]
  const { app, bankName, until, lookbackDays, replacesFormer } = model
  const name = named(app.name)
  const lastDay = until && dateInWords(until, say)
  return frame({
    ...model.page,
    title: say.review.title,
    step: 'review',
    body: html`${connection(app, bankName, say)}
      <h1>${say.review.heading(name)}</h1>
      <p class="lead">${say.review.lead(name, named(bankName), lastDay)}</p>
      ${replacesFormer && html`<p class="notice">${say.review.replacesFormer(name)}</p>`}
      ${whatIsShared(model, say, lastDay)} ${chosenAccounts(model, say)} ${sharingOnward(model, say)}
      <section aria-labelledby="until">
        <h2 id="until">${say.review.untilHeading(lastDay)}</h2>
        <p>${lastDay ? say.review.again(name) : say.review.notAgain(name)}</p>
        ${lookbackDays !== undefined && html`<p>${say.review.lookback(lookbackDays)}</p>`}
        <h3>${say.review.stopHeading}</h3>
        ${waysToStop(model, say)}
      </section>
      <section aria-labelledby="never">
        <h2 id="never">${say.review.neverHeading(name)}</h2>
        <ul class="never">
          ${say.review.never(named(bankName)).map((line) => html`<li>${line}</li>`)}
        </ul>
      </section>
      ${decision(model, say)}`,
  })
}

function whatIsShared(
  { app, clusters, recognizes, page, lookbackDays }: ReviewModel,
  say: Texts,
  lastDay?: Html,
): Html {
  const texts = clusterTexts[page.language]
  const asked = new Set(dataClusters.filter((cluster) => clusters.has(cluster)).map((cluster) => texts[cluster]))
  const reach = { ...(lastDay && { lastDay }), ...(lookbackDays !== undefined && { lookbackDays }) }
  return html`<section aria-labelledby="data">
    <h2 id="data">${say.review.dataHeading(named(app.name))}</h2>
    <div class="clusters">
      ${[...asked].map(
        ({ heading, opens }) =>
          html`<div class="cluster">
            <h3>${heading}</h3>
            <ul>
              ${opens(reach).map((line) => line && html`<li>${line}</li>`)}
            </ul>
          </div>`,
      )}
    </div>
    ${recognizes && html`<p class="aside">${say.review.recognizes(named(app.name))}</p>`}
  </section>`
}

function chosenAccounts({ accounts, changeAccountsPath }: ReviewModel, say: Texts): Html {
  return html`<section aria-labelledby="accounts">
    <h2 id="accounts">${say.review.accountsHeading(accounts.length)}</h2>
    <ul class="accounts" role="list">
      ${accounts.map((account) => html`<li class="account">${accountLine(account, say)}</li>`)}
    </ul>
    ${accounts.some(({ joint }) => joint) && html`<p class="aside">${say.review.jointNote}</p>`}
    <p><a class="solo" href="${changeAccountsPath}">${say.review.changeAccounts}</a></p>
  </section>`
}

function sharingOnward({ app, partners, myDataUrl }: ReviewModel, say: Texts): Html | undefined {
  if (!partners) return undefined
  const { heading, means, partners: today, nobody, control } = say.review.onward
  const names = partners.map((name, index) => html`${index > 0 && ', '}<strong>${named(name)}</strong>`)
  return html`<section aria-labelledby="onward">
    <h2 id="onward">${heading(named(app.name))}</h2>
    <p>${means(named(app.name))}</p>
    <p>${names.length === 0 ? nobody : today(names)}</p>
    <p>${control(html`<a href="${myDataUrl}">${siteName(myDataUrl)}</a>`)}</p>
  </section>`
}

function waysToStop({ app, bankName, myDataUrl }: ReviewModel, say: Texts): Html {
  const site = app.site && html`<bdi>${siteName(app.site)}</bdi>`
  return html`<ul>
    <li>${say.review.stopAtApp(named(app.name), site)}</li>
    <li>${say.review.stopHere(html`<a href="${myDataUrl}">${siteName(myDataUrl)}</a>`)}</li>
    <li>${say.review.stopAtBank(named(bankName))}</li>
  </ul>`
}

/** Both answers weigh the same. */
function decision({ app, form: posted }: ReviewModel, say: Texts): Html {
  return html`<section class="decision" aria-labelledby="decide">
    <h2 id="decide">${say.review.question}</h2>
    <p>${say.review.consequence(named(app.name))}</p>
    ${form(
      posted,
      buttons(
        { decision: 'allow', rank: 'first', text: say.review.allow },
        { decision: 'deny', rank: 'first', text: say.review.deny },
      ),
    )}
  </section>`
}

/** French says the first of a month as an ordinal, which the formatter does not know. */
export function dateInWords(date: Temporal.PlainDate, say: Pick<Texts, 'locale'>): Html {
  const formatted = date.toLocaleString(say.locale, { dateStyle: 'long', calendar: 'gregory' })
  const text = say.locale.startsWith('fr') ? formatted.replace(/^1 /, '1er ') : formatted
  return html`<time datetime="${date.toString()}">${text.replaceAll(' ', '\u00A0')}</time>`
}
