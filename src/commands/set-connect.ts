// set-connect: opens Connect for an organization, or replaces the sites and addresses where it may be used.

import { z } from 'zod'
import { migrate } from '../database/migrate.ts'
import { act, bySystem } from '../domain/journal/act.ts'
import { findByCustomerId } from '../domain/organizations/find-by-customer-id.ts'
import { validateConnectSettings } from '../domain/connect/connect-settings.ts'
import { setConnect as set, type WantedConnect } from '../domain/connect/set-connect.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { openConfiguredDatabase } from './configured-database.ts'
import { findRunningServer, type RunningServer } from './running-server.ts'

const USAGE =
  'Usage: set-connect CUSTOMER_ID [site=URL] [redirect=URL]... [origin=ORIGIN]..., for instance set-connect 0b9c6f1e-... site=https://app.example/ redirect=https://app.example/connected origin=https://app.example'

const organizations = z.array(z.object({ organization_id: z.string(), customer_id: z.string() }))

export async function setConnect(
  environment: Environment,
  print: (text: string) => void,
  [customerId, ...words]: readonly string[],
): Promise<void> {
  if (customerId === undefined) throw new Problem('cannot_start', USAGE)
  const unknown = words.find((word) => !/^(site|redirect|origin)=/.test(word))
  if (unknown !== undefined) throw new Problem('cannot_start', `${unknown} is not understood. ${USAGE}`)
  const given = (name: string): readonly string[] =>
    words.filter((word) => word.startsWith(`${name}=`)).map((word) => word.slice(name.length + 1))
  const wanted = { redirectUrls: given('redirect'), origins: given('origin'), site: given('site')[0] }
  const running = await findRunningServer(environment)
  await (running ? setThere(running, customerId, wanted) : setHere(environment, customerId, wanted))
  print(`Connect is open. Banks that have not admitted it yet do so on the page of registrations in the console.
Redirect URLs: ${wanted.redirectUrls.join(', ') || 'none'}
Origins: ${wanted.origins.join(', ') || 'none'}
`)
}

async function setThere({ call }: RunningServer, customerId: string, wanted: WantedConnect): Promise<void> {
  const known = organizations.parse(await call('GET', '/organizations'))
  const organization = known.find(({ customer_id }) => customer_id === customerId)
  if (!organization) throw unknownOrganization(customerId)
  const { redirectUrls: redirect_urls, origins, site } = wanted
  await call('PUT', `/organizations/${organization.organization_id}/connect`, { redirect_urls, origins, site })
}

async function setHere(environment: Environment, customerId: string, wanted: WantedConnect): Promise<void> {
  const settings = validateConnectSettings(wanted, demandOption(options.allowLoopbackRedirects, environment))
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    await migrate(database)
    const organization = await findByCustomerId(database, customerId)
    if (!organization) throw unknownOrganization(customerId)
    const stage = { database, clock: systemClock }
    await act(stage, bySystem('set-connect'), (act) => set(act, organization, { ...settings, site: wanted.site }))
  } finally {
    await database.close()
  }
}

function unknownOrganization(customerId: string): Problem {
  return new Problem('cannot_start', `There is no organization with the customerId ${customerId.slice(0, 100)}.`)
}
