// Checks of a bank's views, for "Try this bank": the role, the views and columns, their keys and indexes, and what is impossible.

import type { BankCall, BankCheck, Finding } from '../../../domain/retrieval/connector.ts'
import { Problem } from '../../../platform/problem.ts'
import { UnfitValue, ViewsChanged } from '../database-trouble.ts'
import { BankTrouble } from '../../trouble/bank-trouble.ts'
import { troubleTable } from '../../trouble/trouble-table.ts'
import type { ViewSource } from '../view-source.ts'
import { findColumnFaults } from './column-faults.ts'
import type { ViewFault } from './fault.ts'
import { findIndexFaults } from './index-faults.ts'
import { findRowFaults } from './row-faults.ts'

type Both = Finding['expected']

type ViewCheck = {
  readonly name: string
  readonly texts: BankCheck['texts']
  readonly expected: Both
  find(source: ViewSource, call: BankCall): Promise<readonly ViewFault[]>
}

const CHECKS: readonly ViewCheck[] = [
  {
    name: 'database-role',
    texts: { en: 'The role only reads', fr: 'Le rôle ne fait que lire' },
    expected: {
      en: 'The database answers, and the role may change nothing.',
      fr: 'La base répond, et le rôle ne peut rien modifier.',
    },
    find: findRoleFaults,
  },
  {
    name: 'view-columns',
    texts: { en: 'Views and columns', fr: 'Vues et colonnes' },
    expected: {
      en: 'The views customer, account and account_holder are there, and every column has its type.',
      fr: 'Les vues customer, account et account_holder existent, et chaque colonne a son type.',
    },
    find: async ({ existing }, call) => findColumnFaults(await existing.look(call)),
  },
  {
    name: 'view-rows',
    texts: { en: 'Keys, sums and relations', fr: 'Clés, sommes et relations' },
    expected: { en: 'Every row is possible.', fr: 'Chaque ligne est possible.' },
    find: findRowFaults,
  },
  {
    name: 'view-indexes',
    texts: { en: 'Indexes', fr: 'Index' },
    expected: {
      en: 'A page of one account is read without reading a large table whole.',
      fr: 'Une page d’un compte est lue sans lire une grande table en entier.',
    },
    find: findIndexFaults,
  },
]

export function viewChecks(source: ViewSource): readonly BankCheck[] {
  return CHECKS.map(({ name, texts, expected, find }) => ({
    name,
    texts,
    async run(call): Promise<Finding> {
      try {
        return findingOf(expected, await find(source, call))
      } catch (error) {
        call.signal.throwIfAborted()
        return unreadable(expected, error)
      }
    },
  }))
}

/** The cause has no value of a row in it: a code of PostgreSQL, or what the connector says itself. */
function unreadable(expected: Both, error: unknown): Finding {
  const isOurs = error instanceof ViewsChanged || error instanceof UnfitValue
  const cause: unknown = error instanceof Problem ? error.cause : isOurs ? error.message : undefined
  const because = typeof cause === 'string' ? ` (${cause})` : ''
  const { en, fr } = troubleTable[error instanceof BankTrouble ? error.trouble : 'unreadable'].texts
  return {
    outcome: 'failed',
    expected,
    came: { en: `${en.means}${because}`, fr: `${fr.means}${because}` },
    advice: error instanceof BankTrouble ? { en: en.advice, fr: fr.advice } : ADVICE,
  }
}

const ADVICE: Both = {
  en: 'Try the connection string with psql, and select a row of each view as that role.',
  fr: 'Essayez la chaîne de connexion avec psql et lisez une ligne de chaque vue sous ce rôle.',
}

async function findRoleFaults({ existing }: ViewSource, call: BankCall): Promise<readonly ViewFault[]> {
  const writable = await existing.writable(call)
  if (writable.length === 0) return []
  const names = writable.join(', ')
  const sql = 'revoke insert, update, delete, truncate on all tables in schema ... from portage_reader'
  return [{ isError: true, en: `The role may change ${names}.`, fr: `Le rôle peut modifier ${names}.`, sql }]
}

function findingOf(expected: Both, faults: readonly ViewFault[]): Finding {
  const outcome = faults.some(({ isError }) => isError) ? 'failed' : 'passed'
  if (faults.length === 0) return { outcome, expected, came: { en: 'As expected.', fr: 'Comme attendu.' } }
  const shown = faults.slice(0, MOST_SHOWN)
  const sql = shown.map((fault) => fault.sql).join(';\n')
  return {
    outcome,
    expected,
    came: { en: shown.map(({ en }) => en).join('\n'), fr: shown.map(({ fr }) => fr).join('\n') },
    ...(outcome === 'failed' && { advice: { en: `To see it:\n${sql}`, fr: `Pour le voir :\n${sql}` } }),
  }
}

const MOST_SHOWN = 20
