// The checks of a provider's bank in the operator's API: what can be tried before any customer signs in.

import { z } from 'zod'
import { demandProvider, type Provider } from '../../domain/providers/provider.ts'
import type { Bank, BankCheck } from '../../domain/retrieval/connector.ts'
import { demandTried } from '../../domain/trials/demand-tried.ts'
import { openAndOffers, settingsCheck } from '../../domain/trials/run-checks.ts'
import { failureOf } from '../../domain/trials/sentence.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { newGuid } from '../../platform/ids.ts'
import { text } from '../../platform/http/request-fields.ts'
import { operatorEndpoint } from './operator-endpoint.ts'
import type { OperatorParts } from './parts.ts'
import { finding } from './schemas.ts'

/** Milliseconds for each check. It is asked for by a person, who waits longer than an app. */
const DEADLINE = 25_000

const check = finding.meta({ id: 'OperatorBankCheck' })

export function bankChecksEndpoint(parts: OperatorParts): Endpoint {
  return operatorEndpoint(parts, {
    name: 'operator-check-bank',
    summary: "Runs the checks of a provider's bank that need no customer, and says what each found.",
    method: 'GET',
    path: '/providers/:provider_id/checks',
    role: 'operator',
    params: z.object({ provider_id: text() }),
    schema: z.object({ checks: z.array(check) }).meta({ id: 'OperatorBankChecks' }),
    problems: { 404: 'There is no such provider.' },
    async handle({ params: { provider_id: id } }) {
      const provider = await demandProvider(parts.database, id)
      const [settings, bank] = await openBank(parts, provider)
      const rest = await Promise.all((bank?.checks ?? []).map(runCheck))
      return { checks: [settings, ...rest] }
    },
  })
}

type Found = z.infer<typeof check>

/** Whether the bank opens is the first check. Without that there are no others. */
async function openBank(
  { banks }: Pick<OperatorParts, 'banks'>,
  provider: Provider,
): Promise<readonly [Found, Bank | undefined]> {
  try {
    demandTried(provider)
    const bank = await banks.of(provider)
    return [{ ...settingsCheck, outcome: 'passed', came: openAndOffers(bank) }, bank]
  } catch (error) {
    return [{ ...settingsCheck, outcome: 'failed', came: failureOf(error) }, undefined]
  }
}

async function runCheck({ name, texts: title, run }: BankCheck): Promise<Found> {
  const finding = await run({ signal: AbortSignal.timeout(DEADLINE), requestId: newGuid() }).catch(() => ({
    outcome: 'failed' as const,
    expected: title,
    came: { en: 'There was no answer in time.', fr: 'Il n’y a pas eu de réponse à temps.' },
  }))
  return { name, title, ...finding }
}
