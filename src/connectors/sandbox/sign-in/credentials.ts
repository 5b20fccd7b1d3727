// What the bank knows its customers by: user name and password, then the answers to their security questions.

import { strict as assert } from 'node:assert'
import { sameSecret } from '../../../platform/secret.ts'
import { findPerson, sandboxPeople, type SandboxPerson, type SecurityQuestion } from '../bank/people.ts'
import type { SignIn } from './stored-sign-in.ts'

/** The user name in any case, as telephones like to write it; the password to the letter. */
export function personWith(providerId: number, username: string, password: string): SandboxPerson | undefined {
  const person = personCalled(providerId, username)
  return person && sameSecret(person.password, password) ? person : undefined
}

export function isKnown(providerId: number, username: string): boolean {
  return personCalled(providerId, username) !== undefined
}

function personCalled(providerId: number, username: string): SandboxPerson | undefined {
  return sandboxPeople.find((person) => {
    return person.providerId === providerId && person.username.toLowerCase() === username.trim().toLowerCase()
  })
}

export function personOf(bankCustomerId: string | null): SandboxPerson {
  const person = findPerson(bankCustomerId ?? '')
  assert.ok(person, 'a sign-in of nobody')
  return person
}

export function questionsOf({ bank_customer_id }: SignIn): readonly SecurityQuestion[] {
  return personOf(bank_customer_id).securityQuestions
}

/** In any case, with or without accents. */
export function answersRightly({ answers }: SecurityQuestion, answer: string): boolean {
  return answers.some((right) => plain(right) === plain(answer))
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .trim()
    .toLowerCase()
}
