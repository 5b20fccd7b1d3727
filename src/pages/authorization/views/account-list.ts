// Accounts as a customer knows them: grouped by kind, named as the bank names them, with the masked number.

import type { OfferedAccount } from '../../../domain/authorizations/signed-in.ts'
import type { AccountType } from '../../../fdx/account.ts'
import { html, type Html } from '../../../platform/http/html.ts'
import { accountKinds, type AccountKind, type Texts } from '../texts.ts'
import { named } from './app-identity.ts'

/** Every kind that occurs, with the places of its accounts in the list. */
export function groupByKind(accounts: readonly OfferedAccount[]): readonly { kind: AccountKind; places: number[] }[] {
  const places = Map.groupBy(accounts.keys(), (place) => kindOf(accounts[place]?.accountType))
  return accountKinds.flatMap((kind) => {
    const ofKind = places.get(kind)
    return ofKind ? [{ kind, places: ofKind }] : []
  })
}

const KINDS: Partial<Record<AccountType, AccountKind>> = {
  CHECKING: 'everyday',
  SAVINGS: 'everyday',
  HIGHINTERESTSAVINGSACCOUNT: 'everyday',
  MONEYMARKET: 'everyday',
  ESCROW: 'everyday',
  PREPAID: 'everyday',
  DIGITALWALLET: 'everyday',
  OTHERDEPOSIT: 'everyday',
  COMMERCIALDEPOSIT: 'everyday',
  CREDITCARD: 'credit',
  CHARGE: 'credit',
  LINEOFCREDIT: 'credit',
  HOMELINEOFCREDIT: 'credit',
  COMMERCIALLINEOFCREDIT: 'credit',
  MORTGAGE: 'loan',
  LOAN: 'loan',
  AUTOLOAN: 'loan',
  PERSONALLOAN: 'loan',
  STUDENTLOAN: 'loan',
  HOMEEQUITYLOAN: 'loan',
  INSTALLMENT: 'loan',
  BNPL: 'loan',
  MILITARYLOAN: 'loan',
  SMBLOAN: 'loan',
  COMMERCIALLOAN: 'loan',
}

/** The standard has some sixty more types; all of them save for later. */
function kindOf(type: AccountType | undefined): AccountKind {
  return (type && KINDS[type]) ?? 'investment'
}

/** One account, as read and as heard: name, number, and what is special about it. */
export function accountLine(account: OfferedAccount, say: Texts, remark?: string): Html {
  const name = account.nickname ?? account.productName
  const digits = /\d+$/.exec(account.accountNumberDisplay)?.[0]
  const spoken = digits ? say.endingIn(digits.split('').join(' ')) : account.accountNumberDisplay
  return html`<span class="account-text">
    <span class="account-name">${named(name)}</span>
    <span class="account-facts">
      ${account.nickname && html`<span>${named(account.productName)}</span>`}
      <span><span aria-hidden="true">${account.accountNumberDisplay}</span><span class="unseen">${spoken}</span></span>
      ${account.joint && html`<span class="tag">${say.joint}</span>`}
      ${account.status === 'CLOSED' && html`<span class="tag">${say.closed}</span>`}
      ${remark && html`<span>${remark}</span>`}
    </span>
  </span>`
}
