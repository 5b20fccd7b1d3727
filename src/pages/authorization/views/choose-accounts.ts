// Choose accounts: the customer ticks the accounts to share, in groups of their kind.

import type { OfferedAccount } from '../../../domain/authorizations/signed-in.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { frame, type PageSurroundings } from '../../page.ts'
import { texts, type Texts } from '../texts.ts'
import { accountLine, groupByKind } from './account-list.ts'
import { connection, named, type AskingApp } from './app-identity.ts'
import { buttons, form, type PostedForm } from './form.ts'

export type ChooseAccountsModel = {
  readonly page: PageSurroundings
  readonly app: AskingApp
  /** In the page's language. */
  readonly bankName: string
  /** The name with which the bank greets the customer. */
  readonly customerName: string
  /** All that the bank offers, closed ones too, always in the same order: a field's value is the account's place here. */
  readonly accounts: readonly OfferedAccount[]
  /** Places of the accounts ticked already, when the customer comes back to change them. None at first. */
  readonly chosen: readonly number[]
  /** True when the form came with nothing ticked. */
  readonly nothingChosen: boolean
  readonly form: PostedForm
}

/**
 * Posts `csrf_token`, `decision` = `continue` (the accounts ticked), `all` (every open account) or `deny`, and
 * `accounts`, repeated: places in `model.accounts`.
 */
export function chooseAccountsView(model: ChooseAccountsModel): Html {
  const say = texts[model.page.language]
  const open = model.accounts.filter(({ status }) => status === 'OPEN').length
  const title = open === 0 ? say.noAccounts.title : say.choose.title
  return frame({
    ...model.page,
    title: model.nothingChosen ? `${say.choose.errorPrefix} ${title}` : title,
    step: 'chooseAccounts',
    body: open === 0 ? nothingToShare(model, say, title) : choice(model, say, open),
  })
}

function nothingToShare({ app, bankName, form: posted }: ChooseAccountsModel, say: Texts, title: string): Html {
  return html`${connection(app, bankName, say)}
    <h1>${title}</h1>
    <p class="lead">${say.noAccounts.whatHappened(named(bankName))}</p>
    <p>${say.noAccounts.whatToDo(named(bankName), named(app.name))}</p>
    ${form(posted, buttons({ decision: 'deny', rank: 'first', text: say.backToApp(named(app.name)) }))}`
}

function choice(model: ChooseAccountsModel, say: Texts, open: number): Html {
  const { app, bankName, customerName, nothingChosen } = model
  const groups = groupByKind(model.accounts)
  const firstOpen = groups.flatMap(({ places }) => places).find((place) => model.accounts[place]?.status === 'OPEN')
  return html`${nothingChosen && errorSummary(say, fieldId(firstOpen ?? 0))} ${connection(app, bankName, say)}
    <h1 id="question">${say.choose.title}</h1>
    <p class="lead">${say.choose.lead(named(customerName), named(app.name))}</p>
    ${form(
      model.form,
      html`<div role="group" aria-labelledby="question" ${nothingChosen && html`aria-describedby="nothing-chosen"`}>
          ${nothingChosen && html`<p class="field-error" id="nothing-chosen">${say.choose.nothingChosen}</p>`}
          ${groups.map(
            ({ kind, places }) =>
              html`<fieldset class="accounts">
                <legend>${say.kinds[kind]}</legend>
                ${places.map((place) => accountChoice(model, place, say))}
              </fieldset>`,
          )}
        </div>
        <p class="aside">${say.choose.next}</p>
        ${buttons(
          { decision: 'continue', rank: 'first', text: say.choose.continue },
          open > 1 && { decision: 'all', rank: 'second', text: say.choose.continueWithAll(open) },
          { decision: 'deny', rank: 'quiet', text: say.choose.cancel },
        )}`,
    )}`
}

/** Focus comes here when the page opens, so that nobody has to search for what went wrong. */
function errorSummary(say: Texts, field: string): Html {
  return html`<div class="error-summary" role="alert" tabindex="-1" autofocus>
    <h2>${say.choose.errorTitle}</h2>
    <p><a href="#${field}">${say.choose.nothingChosen}</a></p>
  </div>`
}

function accountChoice({ accounts, chosen }: ChooseAccountsModel, place: number, say: Texts): Html | undefined {
  const account = accounts[place]
  if (!account) return undefined
  if (account.status === 'CLOSED') {
    return html`<div class="account closed">${accountLine(account, say, say.choose.cannotShare)}</div>`
  }
  const ticked = chosen.includes(place) && html`checked`
  return html`<label class="account" for="${fieldId(place)}">
    <input type="checkbox" id="${fieldId(place)}" name="accounts" value="${place}" ${ticked} />
    ${accountLine(account, say)}
  </label>`
}

function fieldId(place: number): string {
  return `account-${place}`
}
