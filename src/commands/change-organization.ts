// A command's change of one organization: by the operator's API where a server runs on the data, else in the database.

import { z } from 'zod'
import { migrate } from '../database/migrate.ts'
import { act, bySystem, type Act } from '../domain/journal/act.ts'
import { findByCustomerId } from '../domain/organizations/find-by-customer-id.ts'
import type { Organization } from '../domain/organizations/organization.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import type { Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { openConfiguredDatabase } from './configured-database.ts'
import { findRunningServer, type RunningServer } from './running-server.ts'

export type OrganizationChange = {
  /** The name of the command, for the journal. */
  readonly command: string
  /** The call below the organization's address, and its body. */
  readonly path: string
  readonly body: object
  /** Called before the database is opened; returns the change. */
  prepare(): (act: Act, organization: Organization) => Promise<unknown>
}

const organizations = z.array(z.object({ organization_id: z.string(), customer_id: z.string() }))

/** Throws `cannot_start` if there is no organization with this customerId. */
export async function changeOrganization(
  environment: Environment,
  customerId: string,
  change: OrganizationChange,
): Promise<void> {
  const running = await findRunningServer(environment)
  await (running ? changeThere(running, customerId, change) : changeHere(environment, customerId, change))
}

async function changeThere({ call }: RunningServer, customerId: string, change: OrganizationChange): Promise<void> {
  const known = organizations.parse(await call('GET', '/organizations'))
  const organization = known.find(({ customer_id }) => customer_id === customerId.toLowerCase())
  if (!organization) throw unknownOrganization(customerId)
  await call('PUT', `/organizations/${organization.organization_id}/${change.path}`, change.body)
}

async function changeHere(environment: Environment, customerId: string, change: OrganizationChange): Promise<void> {
  const perform = change.prepare()
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    await migrate(database)
    const organization = await findByCustomerId(database, customerId)
    if (!organization) throw unknownOrganization(customerId)
    const stage = { database, clock: systemClock }
    await act(stage, bySystem(change.command), (act) => perform(act, organization))
  } finally {
    await database.close()
  }
}

function unknownOrganization(customerId: string): Problem {
  return new Problem('cannot_start', `There is no organization with the customerId ${customerId.slice(0, 100)}.`)
}
