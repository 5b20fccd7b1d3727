// The credentials of the sandbox's people: user name and password, then the answers to their security questions.

import { strict as assert } from 'node:assert'
import { sameSecret } from '../../../platform/secret.ts'
import { findPerson, sandboxPeople, type SandboxPerson, type SecurityQuestion } from '../bank/people.ts'
import type { SignIn } from './stored-sign-in.ts'

/**
 * The person whose password this is; `undefined` if it is wrong or the bank has no such user. It is no secret, and taken in any
 * case: the published examples write it in several ways.
 */
export function findByPassword(providerId: number, username: string, password: string): SandboxPerson | undefined {
  const person = findByUsername(providerId, username)
  return person && sameSecret(person.password.toLowerCase(), password.toLowerCase()) ? person : undefined
}

/** The user name is taken in any case, as telephones like to write it. */
export function findByUsername(providerId: number, username: string): SandboxPerson | undefined {
  return sandboxPeople.find((person) => {
    return person.providerId === providerId && person.username.toLowerCase() === username.trim().toLowerCase()
  })
}

/** The person of a sign-in whose password was right. */
export function personOf(bankCustomerId: string | null): SandboxPerson {
  const person = findPerson(bankCustomerId ?? '')
  assert.ok(person, 'a sign-in of nobody')
  return person
}

export function questionsOf({ bank_customer_id }: SignIn): readonly SecurityQuestion[] {
  return personOf(bank_customer_id).securityQuestions
}

/** An answer is right in any case, with or without accents. */
export function isRightAnswer({ answers }: SecurityQuestion, answer: string): boolean {
  return answers.some((right) => plain(right) === plain(answer))
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase()
}
