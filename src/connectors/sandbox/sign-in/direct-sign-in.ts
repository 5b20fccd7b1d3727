// Signs a customer in without the pages of the bank: the same checks, and nothing stored but the grant.

import { strict as assert } from 'node:assert'
import { z } from 'zod'
import type { SignedIn } from '../../../domain/authorizations/signed-in.ts'
import type { DirectAttempt, DirectChallenge, Language } from '../../../domain/retrieval/connector.ts'
import { Problem } from '../../../platform/problem.ts'
import type { SandboxPerson } from '../bank/people.ts'
import { findByPassword, findByUsername, isRightAnswer, personOf } from './credentials.ts'

const progressShape = z.object({ bankCustomerId: z.string(), answered: z.int() })

/** @param signedIn describes the person who has signed in. */
export async function signInDirectly(
  providerId: number,
  language: Language,
  attempt: DirectAttempt,
  signedIn: (person: SandboxPerson) => Promise<SignedIn>,
): Promise<SignedIn | DirectChallenge> {
  const { person, answered } = 'answer' in attempt ? takeAnswer(attempt) : takePassword(providerId, attempt)
  const next = person.securityQuestions[answered]
  if (!next) return signedIn(person)
  const { bankCustomerId } = person
  return { question: next.question[language], bankCustomerId, progress: JSON.stringify({ bankCustomerId, answered }) }
}

type Progress = { readonly person: SandboxPerson; readonly answered: number }

function takePassword(providerId: number, { username, password }: { username: string; password: string }): Progress {
  const person = findByPassword(providerId, username, password)
  if (!person && !findByUsername(providerId, username)) {
    throw new Problem('unknown_username', 'The bank knows nobody by this user name.')
  }
  if (!person) throw new Problem('wrong_password', 'The password is wrong.')
  if (person.outcome === 'disabled') {
    throw new Problem('login_disabled', 'The bank has disabled this user. They must see to it at the bank.')
  }
  if (person.outcome === 'unavailable') {
    throw new Problem('provider_unavailable', 'The bank does not answer at the moment. Try again later.')
  }
  return { person, answered: 0 }
}

function takeAnswer({ progress, answer }: { progress: string; answer: string }): Progress {
  const { bankCustomerId, answered } = progressShape.parse(JSON.parse(progress))
  const person = personOf(bankCustomerId)
  const question = person.securityQuestions[answered]
  assert.ok(question, 'an answer to no question')
  if (!isRightAnswer(question, answer)) throw new Problem('wrong_answer', 'The answer to the question is wrong.')
  return { person, answered: answered + 1 }
}
