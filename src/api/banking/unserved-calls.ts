// Calls that the documentation of the Flinks APIs has and that this server does not offer, with what it offers in their place.

import { describeNothing } from '../../platform/http/nearest-address.ts'

type Unserved = {
  /** Families, as they follow the customerId. */
  readonly families: RegExp
  /** Calls below BankingServices. */
  readonly calls: RegExp
  readonly detail: string
}

const UNSERVED: readonly Unserved[] = [
  {
    families: /^(insight|attributes|categorization|prepayment)$/,
    calls: /(attributes|score|categori[sz]ation)$|^categories$/,
    detail:
      'Portage does not offer enrichment: attributes, scores, income, risk and categories are not computed here. ' +
      'GetAccountsDetail returns the transactions that they are computed from.',
  },
  {
    families: /^(upload|document.*)$/,
    calls: /^(upload|document|fraud)/,
    detail:
      'Portage does not offer the upload of documents, nor their processing and fraud analysis. ' +
      'GetStatements returns statements as the institution itself gives them.',
  },
  {
    families: /^identity$/,
    calls: /^fieldmatch$/,
    detail:
      "Portage does not compare a customer's data with yours. " +
      'GetAccountsDetail with WithKYC returns the holder of the accounts.',
  },
  {
    families: /^investments?$/,
    calls: /^(get)?investments?$/,
    detail:
      'Portage does not offer the investment API. GetAccountsDetail returns investment accounts with their balances; ' +
      'their holdings are in the FDX API.',
  },
]

/** Says of an address of the family that no endpoint has why it has none, or which one was meant. */
export function describeUnserved(path: string, served: readonly string[]): string {
  const [, , , family = '', call = ''] = path.toLowerCase().split('/')
  const unserved = UNSERVED.find(({ families, calls }) =>
    family === 'bankingservices' ? calls.test(call) : families.test(family),
  )
  return unserved?.detail ?? describeNothing(path, served)
}
