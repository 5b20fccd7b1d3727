// The overview: the customer, what they own and owe, every account, and the latest transactions.

import { accountKinds, isOwed, netWorth, type Account, type Worth } from '../accounts.ts'
import { html, type Html } from '../html.ts'
import type { Cents } from '../money.ts'
import type { Reading } from '../reading.ts'
import type { Connected } from '../session.ts'
import type { Transaction } from '../transactions.ts'
import type { Voice } from '../voice.ts'
import { nameOf } from './account-name.ts'
import { amountOf } from './amount.ts'
import type { Page } from './frame.ts'

const LATEST = 8

export function overviewPage(voice: Voice, connected: Connected, accounts: readonly Account[]): Page {
  const { texts } = voice
  const { customer, providerName, readings } = connected
  const arriving = [...readings.values()].some(({ state }) => state === 'reading')
  return {
    title: texts.hello(customer?.firstName),
    body: html` <div class="greeting">
        <div>
          <h1>${texts.hello(customer?.firstName)}</h1>
          <p>${texts.from(providerName)}</p>
        </div>
        <div class="actions">
          <form method="post" action="/read-again"><button class="quiet">${texts.readAgain}</button></form>
          <form method="post" action="/disconnect"><button class="quiet">${texts.disconnect}</button></form>
        </div>
      </div>
      ${netWorth(accounts).map((worth) => worthCard(voice, worth))}
      ${accounts.length === 0 && html`<p class="notice">${texts.noAccounts}</p>`}
      ${arriving && html`<p class="notice" role="status"><a href="/">${texts.seeArrived}</a></p>`}
      <div class="columns">
        <div>${accountKinds.map((kind) => kindSection(voice, kind, accounts, readings))}</div>
        ${latestSection(voice, accounts, readings)}
      </div>`,
  }
}

function worthCard(voice: Voice, { currency, owned, owed, unknown }: Worth): Html {
  const { texts, money } = voice
  const [has, owes] = [Math.max(0, owned ?? 0), Math.max(0, owed ?? 0)]
  const width = Math.round((has / Math.max(1, has + owes)) * 1000)
  const said = (cents: Cents | undefined): string => (cents === undefined ? texts.unknown : money(cents, currency))
  const worth = owned === undefined || owed === undefined ? undefined : owned - owed
  return html`<section class="worth">
    <h2>${texts.netWorth}${currency !== 'CAD' && ` (${currency})`}</h2>
    <p class="figure">${said(worth)}</p>
    ${
      worth !== undefined &&
      html`<svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
        <rect class="owed" width="1000" height="10" />
        <rect class="owned" width="${width}" height="10" />
      </svg>`
    }
    <dl>
      <div>
        <dt class="owned">${texts.owned}</dt>
        <dd>${said(owned)}</dd>
      </div>
      <div>
        <dt class="owed">${texts.owed}</dt>
        <dd>${said(owed)}</dd>
      </div>
    </dl>
    ${unknown.length > 0 && html`<p class="about">${texts.notCounted(unknown.map((account) => nameOf(voice, account)).join(', '))}</p>`}
  </section>`
}

function kindSection(
  voice: Voice,
  kind: Account['kind'],
  accounts: readonly Account[],
  readings: ReadonlyMap<string, Reading>,
): Html | undefined {
  const mine = accounts.filter((account) => account.kind === kind)
  if (mine.length === 0) return undefined
  return html`<section class="kind">
    <h2>${voice.texts.kinds[kind]}</h2>
    <ul>
      ${mine.map((account) => accountRow(voice, account, readings.get(account.id)))}
    </ul>
  </section>`
}

function accountRow(voice: Voice, account: Account, reading: Reading | undefined): Html {
  const { texts, money } = voice
  const { balance, currency } = account
  const said = balance === undefined ? texts.unknown : money(isOwed(account) ? -balance : balance, currency)
  return html`<li>
    <a href="/accounts/${encodeURIComponent(account.id)}">
      <span class="name"
        >${nameOf(voice, account)}${account.closed && html` <em class="tag">${texts.closed}</em>`}</span
      >
      <span class="balance">${said}</span>
      <span class="about">${account.number}</span>
      <span class="about end">${reading && progress(voice, reading)}</span>
    </a>
  </li>`
}

export function progress({ texts, number }: Voice, reading: Reading): string {
  const count = number(String(reading.transactions.length))
  if (reading.state === 'complete') return texts.arrived(count)
  if (reading.state === 'failed') return texts.notRead
  return texts.arriving(count, reading.total === undefined ? undefined : number(String(reading.total)))
}

function latestSection(
  voice: Voice,
  accounts: readonly Account[],
  readings: ReadonlyMap<string, Reading>,
): Html | undefined {
  // The newest of each account are enough to find the newest of all.
  const latest: { transaction: Transaction; account: Account }[] = accounts
    .flatMap((account) =>
      (readings.get(account.id)?.transactions ?? []).slice(0, LATEST).map((transaction) => ({ transaction, account })),
    )
    .toSorted((left, right) => right.transaction.day.localeCompare(left.transaction.day))
    .slice(0, LATEST)
  if (latest.length === 0) return undefined
  return html`<section class="latest">
    <h2>${voice.texts.latest}</h2>
    <ol>
      ${latest.map(
        ({ transaction, account }) =>
          html`<li>
            <span class="name"
              >${transaction.description}${transaction.pending && html` <em class="tag">${voice.texts.pending}</em>`}</span
            >
            ${amountOf(voice, transaction, account.currency)}
            <span class="about">${voice.shortDay(transaction.day)} · ${nameOf(voice, account)}</span>
          </li>`,
      )}
    </ol>
  </section>`
}
