// What a trial says in both languages: shapes and counts alone. It is mailed to the bank: no name, number, amount or token.

import { z } from 'zod'
import type { Language } from '../retrieval/connector.ts'
import { Problem } from '../../platform/problem.ts'

export type Sentence = Readonly<Record<Language, string>>

export const say = (en: string, fr: string): Sentence => ({ en, fr })

export function join(sentences: readonly Sentence[], separator = '; '): Sentence {
  const one = (language: Language): string => sentences.map((sentence) => sentence[language]).join(separator)
  return say(one('en'), one('fr'))
}

/** `3: 2 DEPOSIT_ACCOUNT, 1 LOAN_ACCOUNT`, the most frequent first. */
export function countsOf(words: readonly string[]): string {
  const counts = [...Map.groupBy(words, (word) => word)].map(([word, all]) => ({ word, count: all.length }))
  const sorted = counts.toSorted((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
  return `${words.length}${words.length === 0 ? '' : `: ${sorted.map(({ word, count }) => `${count} ${word}`).join(', ')}`}`
}

/** The members that any of the rows fills, by name. */
export function filledIn(rows: readonly object[]): Sentence {
  const names = new Set(
    rows.flatMap((row) => Object.entries(row).flatMap(([name, value]) => (isFilled(value) ? [name] : []))),
  )
  const list = [...names].toSorted().join(', ')
  return say(`fields filled: ${list || 'none'}`, `champs remplis : ${list || 'aucun'}`)
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0)
}

/** Names the settings that do not fit, and says why: never what they are set to. */
function issuesOf({ issues }: z.ZodError): readonly string[] {
  return issues.map(({ path, message }) => `${path.join('.')}: ${message}.`)
}

/** Says what a call failed with. What is not foreseen is in the log alone. */
export function failureOf(error: unknown): Sentence {
  if (!(error instanceof Problem)) {
    return say('Portage failed over it: see its log.', 'Portage a échoué : voyez son journal technique.')
  }
  const { code, detail, cause } = error
  const why = cause instanceof Problem ? [cause.detail] : cause instanceof z.ZodError ? issuesOf(cause) : []
  const all = [detail, ...why].join(' ')
  return say(`${code}: ${all}`, `${code} : ${all}`)
}
