// set-integration: sets by what the servers of an organization are known on the Banking and Data Sharing APIs.

import { integrationLevels, type IntegrationLevel } from '../domain/organizations/integration.ts'
import { setIntegration as set } from '../domain/organizations/set-integration.ts'
import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { changeOrganization } from './change-organization.ts'

const USAGE = `Usage: set-integration CUSTOMER_ID LEVEL, where LEVEL is one of ${integrationLevels.join(', ')}.`

export async function setIntegration(
  environment: Environment,
  print: (text: string) => void,
  [customerId, written, ...rest]: readonly string[],
): Promise<void> {
  const level = integrationLevels.find((known) => known === written?.replaceAll('-', '_'))
  if (customerId === undefined || level === undefined || rest.length > 0) throw new Problem('cannot_start', USAGE)
  await changeOrganization(environment, customerId, {
    command: 'set-integration',
    path: 'integration',
    body: { level },
    prepare:
      () =>
      (act, { organizationId }) =>
        set(act, organizationId, level),
  })
  print(`The integration level is ${level}. ${MEANINGS[level]}\n`)
}

const MEANINGS: Readonly<Record<IntegrationLevel, string>> = {
  strict: 'Each call takes the credential that it is documented with.',
  any_credential: 'Any credential of the organization opens every call, so whoever steals one has all of them.',
  open_authorize: 'Whoever knows the customerId and a LoginId also begins a session, without any credential.',
  open_reads: 'Whoever knows the customerId and a LoginId reads the data of this customer, without any credential.',
}
