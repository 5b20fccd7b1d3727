// set-connect: opens Connect for an organization, or says anew where it may be used.

import { migrate } from '../database/migrate.ts'
import { act, bySystem } from '../domain/journal/act.ts'
import { findByCustomerId } from '../domain/organizations/find-by-customer-id.ts'
import { judgeConnectSettings } from '../domain/recipients/connect-settings.ts'
import { setConnect as set } from '../domain/recipients/set-connect.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { openConfiguredDatabase } from './configured-database.ts'

const USAGE =
  'Write: set-connect CUSTOMER_ID [site=URL] [redirect=URL]... [origin=ORIGIN]..., for instance set-connect 0b9c6f1e-... site=https://app.example/ redirect=https://app.example/connected origin=https://app.example'

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
  const allowsLoopback = demandOption(options.allowLoopbackRedirects, environment)
  const settings = judgeConnectSettings({ redirectUrls: given('redirect'), origins: given('origin') }, allowsLoopback)
  const database = await openConfiguredDatabase(environment, silentLog)
  try {
    await migrate(database)
    const organization = await findByCustomerId(database, customerId)
    if (!organization) throw new Problem('cannot_start', `There is no organization with the customerId ${customerId}.`)
    const wanted = { ...settings, site: given('site')[0] }
    const stage = { database, clock: systemClock }
    const isNew = await act(stage, bySystem('set-connect'), (act) => set(act, organization, wanted))
    if (isNew) print('Connect is open. Admit it at the providers, on the page of registrations in the console.\n')
    print(
      `Redirect URLs: ${settings.redirectUrls.join(', ') || 'none'}\nOrigins: ${settings.origins.join(', ') || 'none'}\n`,
    )
  } finally {
    await database.close()
  }
}
