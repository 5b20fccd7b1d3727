// The account page: balance, holdings, two years of transactions by month with search, statements, payment numbers.

import { isOwed, type Account } from '../accounts.ts'
import { html, type Html, type Printable } from '../html.ts'
import type { PaymentNetwork, Statement } from '../paperwork.ts'
import type { Reading } from '../reading.ts'
import { byMonth, search, type Month, type Transaction } from '../transactions.ts'
import { Trouble } from '../trouble.ts'
import type { Voice } from '../voice.ts'
import { nameOf } from './account-name.ts'
import { amountOf } from './amount.ts'
import type { Page } from './frame.ts'
import { monthChart, type Labels } from './month-chart.ts'
import { progress } from './overview.ts'

/** The filter of the list, from the query. */
export type Filter = { readonly text: string; readonly month: string; readonly page: number }

/** A part of the page, or the reason why it is missing. */
export type Part<T> = readonly T[] | Trouble

export type AccountModel = {
  readonly account: Account
  readonly reading: Reading | undefined
  readonly statements: Part<Statement>
  readonly networks: Part<PaymentNetwork>
  readonly filter: Filter
}

const ROWS = 100

export function accountPage(voice: Voice, model: AccountModel): Page {
  const { account, reading } = model
  const { texts } = voice
  return {
    title: nameOf(voice, account),
    body: html` <p><a href="/">← ${texts.back}</a></p>
      <div class="account">
        <h1>${nameOf(voice, account)}</h1>
        <p>${account.number}${account.closed && html` <em class="tag">${texts.closed}</em>`}</p>
        ${balance(voice, account)} ${facts(voice, account)}
        ${part(voice, texts.payTo, model.networks, (networks) => networkTable(voice, networks))}
      </div>
      <div class="columns wide">
        <div>
          ${account.holdings.length > 0 && holdingsSection(voice, account)}
          ${reading && activity(voice, account, reading, model.filter)}
        </div>
        ${part(voice, texts.statements, model.statements, (statements) => statementList(voice, account, statements))}
      </div>`,
  }
}

function balance({ texts, money }: Voice, account: Account): Html {
  if (account.balance === undefined) return html`<p class="figure">${texts.unknown}</p>`
  return html`<p class="figure">
    ${isOwed(account) && html`<small>${texts.owed}</small> `}${money(account.balance, account.currency)}
  </p>`
}

function notice({ texts }: Voice, trouble: unknown): Html | false {
  return trouble instanceof Trouble && html`<p class="notice">${texts.trouble[trouble.trouble].text}</p>`
}

function facts({ texts, money, longDay }: Voice, { available, limit, coverage, next, currency }: Account): Html {
  return html`<dl class="facts">
    ${
      available !== undefined &&
      html`<div>
        <dt>${texts.available}</dt>
        <dd>${money(available, currency)}</dd>
      </div>`
    }
    ${
      limit !== undefined &&
      html`<div>
        <dt>${texts.limit}</dt>
        <dd>${money(limit, currency)}</dd>
      </div>`
    }
    ${
      coverage !== undefined &&
      html`<div>
        <dt>${texts.coverage}</dt>
        <dd>${money(coverage, currency)}</dd>
      </div>`
    }
    ${
      next &&
      html`<div>
        <dt>${texts.nextPayment}</dt>
        <dd>${money(next.amount, currency)}, ${longDay(next.on)}</dd>
      </div>`
    }
  </dl>`
}

function activity(voice: Voice, account: Account, reading: Reading, filter: Filter): Html {
  const { texts } = voice
  const labels: Labels = isOwed(account)
    ? { in: texts.paidBack, out: texts.charged }
    : { in: texts.moneyIn, out: texts.moneyOut }
  const months = byMonth(reading.transactions)
  const inMonth = filter.month ? months.filter(({ month }) => month === filter.month) : months
  const found = search(
    inMonth.flatMap(({ transactions }) => transactions),
    filter.text,
  )
  const asked = filter.text !== '' || filter.month !== ''
  return html`<section class="activity">
    <h2>${texts.activity}</h2>
    <p class="about">${progress(voice, reading)}</p>
    ${reading.state === 'reading' && html`<p class="notice" role="status"><a href="">${texts.seeArrived}</a></p>`}
    ${reading.state === 'failed' && notice(voice, reading.trouble)}
    ${months.length > 0 && monthChart(voice, months, labels, account.currency, filter.month)}
    ${months.length > 0 && filterForm(voice, months, filter)}
    ${asked && html`<p role="status">${texts.found(voice.number(String(found.length)))} · <a href="?#list">${texts.clear}</a></p>`}
    ${found.length === 0 && reading.state === 'complete' && html`<p>${asked ? texts.nothingFound : texts.noTransactions}</p>`}
    ${monthLists(voice, account, found, labels, filter)}
  </section>`
}

function filterForm({ texts, month: say }: Voice, months: readonly Month[], filter: Filter): Html {
  return html`<form class="filter" id="list" action="#list" role="search">
    <label
      >${texts.find}
      <input type="search" name="q" value="${filter.text}" placeholder="${texts.findHint}" maxlength="80"
    /></label>
    <label
      >${texts.month}
      <select name="month">
        <option value="">${texts.allMonths}</option>
        ${months.map(
          ({ month }) =>
            html`<option value="${month}" ${month === filter.month && html` selected`}>${say(month)}</option>`,
        )}
      </select></label
    >
    <button>${texts.show}</button>
  </form>`
}

/** Draws one page of rows, grouped by month. The totals of a month include every row that was found in it. */
function monthLists(
  voice: Voice,
  account: Account,
  found: readonly Transaction[],
  labels: Labels,
  filter: Filter,
): Html {
  const page = Math.min(filter.page, Math.max(1, Math.ceil(found.length / ROWS)))
  const from = (page - 1) * ROWS
  const shown = new Set(found.slice(from, from + ROWS))
  const { money, month: say } = voice
  return html`${byMonth(found)
      .filter(({ transactions }) => transactions.some((transaction) => shown.has(transaction)))
      .map(
        (month) =>
          html`<section class="month">
            <h3>${say(month.month)}</h3>
            <p>
              <span>${labels.in} ${money(month.in, account.currency)}</span>
              <span>${labels.out} ${money(month.out, account.currency)}</span>
            </p>
            <ol>
              ${month.transactions.filter((transaction) => shown.has(transaction)).map((transaction) => row(voice, account, transaction))}
            </ol>
          </section>`,
      )}
    <nav class="pages">
      ${from > 0 && pageLink(filter, page - 1, `← ${voice.texts.newer}`)}
      ${from + ROWS < found.length && pageLink(filter, page + 1, `${voice.texts.older} →`)}
    </nav>`
}

function pageLink({ text, month }: Filter, page: number, said: string): Html {
  const query = new URLSearchParams({ q: text, month, page: String(page) })
  return html`<a href="?${query.toString()}#list">${said}</a>`
}

function row(voice: Voice, account: Account, transaction: Transaction): Html {
  const { payee, foreign } = transaction
  const more = [payee, foreign && voice.amount(foreign.amount, foreign.currency)].filter(Boolean).join(' · ')
  return html`<li>
    <time class="day" datetime="${transaction.day}">${voice.shortDay(transaction.day)}</time>
    <span class="name"
      >${transaction.description}${transaction.pending && html` <em class="tag">${voice.texts.pending}</em>`}</span
    >
    ${amountOf(voice, transaction, account.currency)} ${more && html`<span class="about more">${more}</span>`}
  </li>`
}

function part<T>(
  { texts }: Voice,
  title: string,
  content: Part<T>,
  show: (list: readonly T[]) => Html,
): Html | undefined {
  if (!(content instanceof Trouble) && content.length === 0) return undefined
  const shown: Printable =
    content instanceof Trouble ? html`<p class="about">${texts.trouble[content.trouble].text}</p>` : show(content)
  return html`<section class="part">
    <h2>${title}</h2>
    ${shown}
  </section>`
}

function holdingsSection({ texts, money, number }: Voice, { holdings, currency }: Account): Html {
  return html`<section class="part holdings">
    <h2>${texts.holdings}</h2>
    <ul>
      ${holdings.map(
        ({ name, symbol, units, value }) =>
          html`<li>
            <span class="name">${name}</span
            ><span class="amount">${value !== undefined && money(value, currency)}</span>
            <span class="about">${[symbol, units && texts.units(number(units))].filter(Boolean).join(' · ')}</span>
          </li>`,
      )}
    </ul>
  </section>`
}

function statementList({ texts, longDay }: Voice, account: Account, statements: readonly Statement[]): Html {
  return html`<ul class="statements">
    ${statements.map(({ id, day, ready }) => {
      const path = `/accounts/${encodeURIComponent(account.id)}/statements/${encodeURIComponent(id)}`
      const said = texts.statementOf(longDay(day))
      return html`<li>
        ${ready ? html`<a href="${path}">${said}</a>` : html`${said} <em class="tag">${texts.beingMade}</em>`}
      </li>`
    })}
  </ul>`
}

function networkTable({ texts }: Voice, networks: readonly PaymentNetwork[]): Html {
  return html`${networks.map(
    ({ type, bank, account }) =>
      html`<dl class="facts">
        <div>
          <dt>${texts.network}</dt>
          <dd>${type.replaceAll('_', ' ')}</dd>
        </div>
        <div>
          <dt>${texts.bankNumber}</dt>
          <dd>${bank}</dd>
        </div>
        <div>
          <dt>${texts.accountNumber}</dt>
          <dd>${account}</dd>
        </div>
      </dl>`,
  )}`
}
