// The overview: who is here, what they own and owe, every account, and what happened last.

import { accountKinds, isOwed, netWorth, type Account } from '../accounts.ts'
import { html, type Html } from '../html.ts'
import type { Reading } from '../reading.ts'
import type { Connected } from '../session.ts'
import type { Transaction } from '../transactions.ts'
import type { Voice } from '../voice.ts'
import { amountOf } from './amount.ts'
import type { Page } from './frame.ts'

const LATEST = 8

export function overviewPage(voice: Voice, connected: Connected, accounts: readonly Account[]): Page {
  const { words } = voice
  const { customer, providerName, readings } = connected
  const arriving = [...readings.values()].some(({ state }) => state === 'reading')
  return {
    title: words.hello(customer?.firstName),
    body: html` <div class="greeting">
        <div>
          <h1>${words.hello(customer?.firstName)}</h1>
          <p>${words.from(providerName)}</p>
        </div>
        <div class="actions">
          <form method="post" action="/read-again"><button class="quiet">${words.readAgain}</button></form>
          <form method="post" action="/disconnect"><button class="quiet">${words.disconnect}</button></form>
        </div>
      </div>
      ${netWorth(accounts).map((worth) => worthCard(voice, worth))}
      ${accounts.length === 0 && html`<p class="notice">${words.noAccounts}</p>`}
      ${arriving && html`<p class="notice" role="status"><a href="/">${words.seeArrived}</a></p>`}
      <div class="columns">
        <div>${accountKinds.map((kind) => kindSection(voice, kind, accounts, readings))}</div>
        ${latestSection(voice, accounts, readings)}
      </div>`,
  }
}

function worthCard({ words, money }: Voice, { currency, owned, owed }: ReturnType<typeof netWorth>[number]): Html {
  const all = Math.max(1, Math.max(0, owned) + Math.max(0, owed))
  const width = Math.round((Math.max(0, owned) / all) * 1000)
  return html`<section class="worth">
    <h2>${words.netWorth}${currency !== 'CAD' && ` (${currency})`}</h2>
    <p class="figure">${money(owned - owed, currency)}</p>
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="owed" width="1000" height="10" />
      <rect class="owned" width="${width}" height="10" />
    </svg>
    <dl>
      <div>
        <dt class="owned">${words.owned}</dt>
        <dd>${money(owned, currency)}</dd>
      </div>
      <div>
        <dt class="owed">${words.owed}</dt>
        <dd>${money(owed, currency)}</dd>
      </div>
    </dl>
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
    <h2>${voice.words.kinds[kind]}</h2>
    <ul>
      ${mine.map((account) => accountRow(voice, account, readings.get(account.id)))}
    </ul>
  </section>`
}

function accountRow(voice: Voice, account: Account, reading: Reading | undefined): Html {
  const { words, money } = voice
  const { balance, currency } = account
  return html`<li>
    <a href="/accounts/${encodeURIComponent(account.id)}">
      <span class="name">${account.name}${account.closed && html` <em class="tag">${words.closed}</em>`}</span>
      <span class="balance">${balance !== undefined && money(isOwed(account) ? -balance : balance, currency)}</span>
      <span class="about">${account.number}</span>
      <span class="about end">${reading && progress(voice, reading)}</span>
    </a>
  </li>`
}

export function progress({ words, number }: Voice, reading: Reading): string {
  const count = number(String(reading.transactions.length))
  if (reading.state === 'complete') return words.arrived(count)
  if (reading.state === 'failed') return words.notRead
  return words.arriving(count, reading.total === undefined ? undefined : number(String(reading.total)))
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
    <h2>${voice.words.latest}</h2>
    <ol>
      ${latest.map(
        ({ transaction, account }) =>
          html`<li>
            <span class="name"
              >${transaction.description}${transaction.pending && html` <em class="tag">${voice.words.pending}</em>`}</span
            >
            ${amountOf(voice, transaction, account.currency)}
            <span class="about">${voice.shortDay(transaction.day)} · ${account.name}</span>
          </li>`,
      )}
    </ol>
  </section>`
}
