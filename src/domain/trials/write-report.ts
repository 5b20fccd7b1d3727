// A trial as plain text, to read in a terminal and to mail to the bank.

import type { Language } from '../retrieval/connector.ts'
import type { TrialStep } from './trial.ts'

type Words = Readonly<Record<TrialStep['outcome'] | 'expected' | 'came' | 'advice', string>>

const words: Readonly<Record<Language, Words>> = {
  en: { passed: 'green', failed: 'RED', skipped: 'skipped', expected: 'Expected', came: 'Came', advice: 'To do' },
  fr: { passed: 'vert', failed: 'ROUGE', skipped: 'omis', expected: 'Attendu', came: 'Reçu', advice: 'À faire' },
}

const line = (word: string, text: string): string => `         ${word}: ${text}`

/** @returns lines without one at the end, for instance `RED      Keys`. */
export function writeStep({ title, outcome, expected, came, advice }: TrialStep, language: Language): string {
  const say = words[language]
  return [
    `${say[outcome].padEnd(9)}${title[language]}`,
    line(say.expected, expected[language]),
    line(say.came, came[language]),
    ...(advice ? [line(say.advice, advice[language])] : []),
  ].join('\n')
}
