// Security questions of a login: those that were met when it signed in, and the answers that its organization gave to keep.

import { Problem } from '../../platform/problem.ts'
import type { Database } from '../../database/open.ts'
import type { Vault } from '../../platform/secret.ts'
import type { Act } from '../journal/act.ts'
import type { Login } from './login.ts'

export type SecurityQuestion = { readonly question: string; readonly answer?: string }

export const SECURITY_QUESTIONS = 'security questions'

export async function findSecurityQuestions(
  { read }: Pick<Database, 'read'>,
  vault: Vault,
  loginId: string,
): Promise<readonly SecurityQuestion[]> {
  const row = await read
    .selectFrom('login')
    .select('questions_sealed')
    .where('login_id', '=', loginId)
    .executeTakeFirst()
  return openQuestions(vault, row?.questions_sealed ?? null)
}

/** Answers questions that the login has met. Throws `question_not_found` for any other; then none is kept. */
export async function keepAnswers(
  act: Act,
  vault: Vault,
  login: Login,
  answers: ReadonlyMap<string, string>,
): Promise<void> {
  const { loginId, clientId, customerId, providerId } = login
  await changeQuestions(act, vault, loginId, (known) => {
    for (const question of answers.keys()) {
      if (known.some((met) => met.question === question)) continue
      throw new Problem('question_not_found', 'A question is not one of this LoginId. Ask GetMFAQuestions for those.')
    }
    return known.map(({ question, answer }) => withAnswer(question, answers.get(question) ?? answer))
  })
  await act.record('keep-answers', { clientId, customerId, providerId, detail: { loginId, count: answers.size } })
}

/** Remembers what a sign-in has asked. Answers that are kept stay. */
export async function rememberQuestions(
  act: Act,
  vault: Vault,
  loginId: string,
  asked: readonly string[],
): Promise<void> {
  await changeQuestions(act, vault, loginId, (known) => [
    ...known,
    ...asked.filter((question) => !known.some((met) => met.question === question)).map((question) => ({ question })),
  ])
}

async function changeQuestions(
  { tx }: Act,
  vault: Vault,
  loginId: string,
  change: (known: readonly SecurityQuestion[]) => readonly SecurityQuestion[],
): Promise<void> {
  const row = await tx
    .selectFrom('login')
    .select('questions_sealed')
    .where('login_id', '=', loginId)
    .forUpdate()
    .executeTakeFirst()
  const changed = change(openQuestions(vault, row?.questions_sealed ?? null))
  await tx
    .updateTable('login')
    .set({ questions_sealed: vault.seal(SECURITY_QUESTIONS, JSON.stringify(changed)) })
    .where('login_id', '=', loginId)
    .execute()
}

function withAnswer(question: string, answer: string | undefined): SecurityQuestion {
  return answer === undefined ? { question } : { question, answer }
}

function openQuestions(vault: Vault, sealed: string | null): readonly SecurityQuestion[] {
  const text = sealed === null ? undefined : vault.open(SECURITY_QUESTIONS, sealed)
  return text === undefined ? [] : (JSON.parse(text) as readonly SecurityQuestion[])
}
