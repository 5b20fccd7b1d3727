// The third part of a trial: what an app would read is read with the operator's sign-in, and described by its shape.

import type { Account } from '../../fdx/account.ts'
import type { Statement } from '../../fdx/statement.ts'
import type { Transaction } from '../../fdx/transaction.ts'
import { Problem } from '../../platform/problem.ts'
import type { SignedIn } from '../authorizations/signed-in.ts'
import { permitTrialAccount, permitTrialCustomer } from '../consents/permit.ts'
import type { TrialSignIn } from '../consents/trial-sign-in.ts'
import type { Capability, Window } from '../retrieval/connector.ts'
import { demandStillTried } from './demand-tried.ts'
import { oddAccounts, oddIds, oddTransactions } from './odd-rows.ts'
import { countsOf, failureOf, filledIn, join, say, type Sentence } from './sentence.ts'
import { reads, type ReadName } from './steps.ts'
import { tryStep, type AskBank, type Came, type Trying } from './try-step.ts'

/** The most accounts that are read: one page of each. */
const MOST_ACCOUNTS = 10
const PAGE = { limit: 100 }
const STATEMENT_DAYS = 400

export async function readBank(trying: Trying, signIn: TrialSignIn, signedIn: SignedIn): Promise<void> {
  const offered = signedIn.accounts.map(({ bankAccountId }) => bankAccountId)
  const ids = offered.slice(0, MOST_ACCOUNTS)
  const statements = new Map<string, readonly Statement[]>()
  const work: Readonly<Record<ReadName, (ask: AskBank) => Promise<Came>>> = {
    customer: (ask) => readCustomer(ask, signIn),
    heldAccounts: (ask) => readHeld(ask, signIn, offered),
    account: (ask) => readAccounts(ask, signIn, ids),
    transactions: (ask) => readTransactions(trying, ask, signIn, ids),
    statements: (ask) => readStatements(trying, ask, { signIn, ids, found: statements }),
    statementFile: (ask) => readStatementFile(ask, signIn, statements),
  }
  for (const name of Object.keys(work) as ReadName[]) {
    await tryStep(trying, reads[name], async (ask) => {
      await demandStillTried(trying.parts.database, trying.trial.providerId)
      return ifOffered(ask, name, work[name])
    })
  }
}

async function ifOffered(ask: AskBank, name: Capability, work: (ask: AskBank) => Promise<Came>): Promise<Came> {
  if (await ask(async ({ offers }) => offers.has(name))) return work(ask)
  return { skipped: true, came: say('This bank does not offer it.', 'Cette institution ne l’offre pas.') }
}

async function readCustomer(ask: AskBank, signIn: TrialSignIn): Promise<Came> {
  const permit = permitTrialCustomer(signIn, 'CUSTOMER_CONTACT')
  const customer = await ask((bank, call) => bank.customer(permit, call))
  return { came: join([say('One customer', 'Une personne'), filledIn([customer])]) }
}

async function readHeld(ask: AskBank, signIn: TrialSignIn, offered: readonly string[]): Promise<Came> {
  const permit = permitTrialCustomer(signIn, 'ACCOUNT_BASIC')
  const held = await ask((bank, call) => bank.heldAccounts(permit, call))
  const ids = held.map(({ bankAccountId }) => bankAccountId)
  const missing = offered.filter((id) => !ids.includes(id)).length
  return {
    came: join([say(`${held.length} accounts`, `${held.length} comptes`), filledIn(held)]),
    odd: [
      ...oddIds(ids),
      ...(missing === 0
        ? []
        : [say(`${missing} of those offered at the sign-in are missing`, `${missing} de ceux offerts manquent`)]),
    ],
  }
}

async function readAccounts(ask: AskBank, signIn: TrialSignIn, ids: readonly string[]): Promise<Came> {
  const { read, odd } = await overAccounts<Account>(ids, (id) =>
    ask((bank, call) => bank.account(permitTrialAccount(signIn, 'ACCOUNT_DETAILED', id), call)),
  )
  const accounts = read.map(({ data }) => data)
  const counts = countsOf(accounts.map(({ accountCategory }) => accountCategory))
  const came = join([say(`Accounts: ${counts}`, `Comptes : ${counts}`), filledIn(accounts)])
  return { came, odd: [...odd, ...oddAccounts(accounts)] }
}

async function readTransactions(
  { parts }: Trying,
  ask: AskBank,
  signIn: TrialSignIn,
  ids: readonly string[],
): Promise<Came> {
  const end = parts.clock.now()
  const days = await ask(async ({ defaultWindowDays }) => defaultWindowDays)
  const window = { start: end.subtract({ hours: 24 * days }), end }
  const { read, odd } = await overAccounts(ids, (id) =>
    ask((bank, call) =>
      bank.transactions(permitTrialAccount(signIn, 'TRANSACTIONS', id), { window, page: PAGE }, call),
    ),
  )
  const rows = read.flatMap(({ data }) => data.rows)
  const counts = countsOf(rows.map(({ status }) => status ?? 'POSTED'))
  return {
    came: join([
      say(`Transactions of ${read.length} accounts: ${counts}`, `Opérations de ${read.length} comptes : ${counts}`),
      ...spanOf(rows),
      filledIn(rows),
    ]),
    odd: [...odd, ...read.flatMap(({ data }) => oddTransactions(data.rows, window, end))],
  }
}

function spanOf(rows: readonly Transaction[]): readonly Sentence[] {
  const days = rows.map(({ transactionTimestamp: at }) => at.toString().slice(0, 10)).toSorted()
  const [first] = days
  const last = days.at(-1)
  return first === undefined || last === undefined ? [] : [say(`from ${first} to ${last}`, `du ${first} au ${last}`)]
}

type ReadingStatements = {
  readonly signIn: TrialSignIn
  readonly ids: readonly string[]
  /** Those that were found, by account: one of them is read as a file next. */
  readonly found: Map<string, readonly Statement[]>
}

async function readStatements({ parts }: Trying, ask: AskBank, reading: ReadingStatements): Promise<Came> {
  const end = parts.clock.now()
  const window: Window = { start: end.subtract({ hours: 24 * STATEMENT_DAYS }), end }
  const { read, odd } = await overAccounts(reading.ids, (id) =>
    ask((bank, call) =>
      bank.statements(permitTrialAccount(reading.signIn, 'STATEMENTS', id), { window, page: PAGE }, call),
    ),
  )
  for (const { id, data } of read) reading.found.set(id, data.rows)
  const rows = read.flatMap(({ data }) => data.rows)
  const sentence = say(
    `${rows.length} statements of ${read.length} accounts`,
    `${rows.length} relevés de ${read.length} comptes`,
  )
  const repeated = read.flatMap(({ data }) => oddIds(data.rows.map(({ statementId }) => statementId)))
  return { came: join([sentence, filledIn(rows)]), odd: [...odd, ...repeated] }
}

async function readStatementFile(
  ask: AskBank,
  signIn: TrialSignIn,
  found: ReadonlyMap<string, readonly Statement[]>,
): Promise<Came> {
  const [ready] = [...found].flatMap(([id, rows]) =>
    rows.filter(({ status = 'AVAILABLE' }) => status === 'AVAILABLE').map(({ statementId }) => ({ id, statementId })),
  )
  if (!ready) return { skipped: true, came: say('No statement is ready.', 'Aucun relevé n’est prêt.') }
  const permit = permitTrialAccount(signIn, 'STATEMENTS', ready.id)
  const { contentType, bytes } = await ask((bank, call) => bank.statementFile(permit, ready.statementId, call))
  const isPdf = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'
  const came = say(`${contentType}, ${bytes.length} bytes`, `${contentType}, ${bytes.length} octets`)
  const odd = say('It is no PDF file (ISO 32000-1 7.5.2)', 'Ce n’est pas un fichier PDF (ISO 32000-1 7.5.2)')
  return { came, odd: isPdf ? [] : [odd] }
}

/** One account that fails does not keep the others from being read. Throws if all fail. */
async function overAccounts<T>(ids: readonly string[], read: (id: string) => Promise<T>) {
  const done: { readonly id: string; readonly data: T }[] = []
  const failures: unknown[] = []
  for (const id of ids) {
    try {
      done.push({ id, data: await read(id) })
    } catch (error) {
      // There are kinds of account on which nothing happens.
      if (error instanceof Problem && error.code === 'account_type_not_supported') continue
      failures.push(error)
    }
  }
  const [first] = failures
  if (first !== undefined && done.length === 0) throw first
  const count = say(`${failures.length} accounts failed`, `${failures.length} comptes ont échoué`)
  return { read: done, odd: first === undefined ? [] : [join([count, failureOf(first)], ', ')] }
}
