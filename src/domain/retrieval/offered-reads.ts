// What a bank offers: made from the reads that its connector has, so that no second list can differ from them.

import { Problem } from '../../platform/problem.ts'
import type { Bank, Capability, Reads } from './connector.ts'

type Rest = Omit<Bank, keyof Reads | 'offers'>

/** Returns a bank that has every read. Those that are not among `offered` throw `not_supported_by_provider`. */
export function bankOffering(offered: Partial<Reads>, rest: Rest): Bank {
  const offers = new Set<Capability>(readNames.filter((name) => offered[name] !== undefined))
  if (rest.signIn.direct) offers.add('directSignIn')
  return { ...absent, ...offered, ...rest, offers }
}

/** Completes "This bank does not give out ...". */
const texts: Readonly<Record<keyof Reads, string>> = {
  customer: 'who the customer is',
  heldAccounts: 'which accounts a customer holds',
  account: 'accounts',
  contact: 'how the holders of an account are reached',
  transactions: 'transactions',
  changes: 'a feed of changes. Read the transactions again',
  statements: 'statements',
  statementFile: 'the files of statements',
  paymentNetworks: 'payment networks',
  assetTransferNetworks: 'asset transfer networks',
  transactionImage: 'images of transactions',
  rewardPrograms: 'reward programs',
  rewardCategories: 'the categories of reward programs',
  rewardTransactions: 'what was earned in reward programs',
  termsAndConditions: 'its terms and conditions',
  taxStatements: 'tax statements',
  taxDocument: 'tax statements',
}

const readNames = Object.keys(texts) as readonly (keyof Reads)[]

/** Throws `not_supported_by_provider`. */
export function notSupported(name: keyof Reads): never {
  throw new Problem('not_supported_by_provider', `This bank does not give out ${texts[name]}.`)
}

const absent = Object.fromEntries(readNames.map((name) => [name, async () => notSupported(name)])) as Readonly<
  Record<keyof Reads, () => Promise<never>>
>
