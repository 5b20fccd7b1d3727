// set-integration: sets by what the servers of an organization are known on the Banking and Data Sharing APIs.

import { z } from 'zod'
import { migrate } from '../database/migrate.ts'
import { act, bySystem } from '../domain/journal/act.ts'
import { findByCustomerId } from '../domain/organizations/find-by-customer-id.ts'
import { integrationLevels, type IntegrationLevel } from '../domain/organizations/integration.ts'
import { setIntegration as set } from '../domain/organizations/set-integration.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { openConfiguredDatabase } from './configured-database.ts'
import { findRunningServer, type RunningServer } from './running-server.ts'

const USAGE = `Usage: set-integration CUSTOMER_ID LEVEL, where LEVEL is one of ${integrationLevels.join(', ')}.`

const organizations = z.array(z.object({ organization_id: z.string(), customer_id: z.string() }))

export async function setIntegration(
  environment: Environment,
  print: (text: string) => void,
  [customerId, written, ...rest]: readonly string[],
): Promise<void> {
  const level = integrationLevels.find((known) => known === written?.replaceAll('-', '_'))
  if (customerId === undefined || level === undefined || rest.length > 0) throw new Problem('cannot_start', USAGE)
  const running = await findRunningServer(environment)
  await (running ? setThere(running, customerId, level) : setHere(environment, customerId, level))
  print(`The integration level is ${level}. ${MEANINGS[level]}\n`)
}

const MEANINGS: Readonly<Record<IntegrationLevel, string>> = {
  strict: 'Each call takes the credential that it is documented with.',
  any_credential: 'Any credential of the organization opens every call, so whoever steals one has all of them.',
  open_authorize: 'Whoever knows the customerId and a LoginId also begins a session, without any credential.',
  open_reads: 'Whoever knows the customerId and a LoginId reads the data of this customer, without any credential.',
}

async function setThere({ call }: RunningServer, customerId: string, level: IntegrationLevel): Promise<void> {
  const known = organizations.parse(await call('GET', '/organizations'))
  const organization = known.find(({ customer_id }) => customer_id === customerId.toLowerCase())
  if (!organization) throw unknownOrganization(customerId)
  await call('PUT', `/organizations/${organization.organization_id}/integration`, { level })
}

async function setHere(environment: Environment, customerId: string, level: IntegrationLevel): Promise<void> {
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    await migrate(database)
    const organization = await findByCustomerId(database, customerId)
    if (!organization) throw unknownOrganization(customerId)
    const stage = { database, clock: systemClock }
    await act(stage, bySystem('set-integration'), (act) => set(act, organization.organizationId, level))
  } finally {
    await database.close()
  }
}

function unknownOrganization(customerId: string): Problem {
  return new Problem('cannot_start', `There is no organization with the customerId ${customerId.slice(0, 100)}.`)
}
