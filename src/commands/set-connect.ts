// set-connect: opens Connect for an organization, or replaces its settings.

import { z } from 'zod'
import { migrate } from '../database/migrate.ts'
import { act, bySystem } from '../domain/journal/act.ts'
import { findByCustomerId } from '../domain/organizations/find-by-customer-id.ts'
import { validateConnectSettings, type ConnectSettings } from '../domain/connect/connect-settings.ts'
import { setConnect as set, type WantedConnect } from '../domain/connect/set-connect.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { openConfiguredDatabase } from './configured-database.ts'
import { findRunningServer, type RunningServer } from './running-server.ts'

const USAGE =
  'Usage: set-connect CUSTOMER_ID [site=URL] [redirect=URL]... [origin=ORIGIN]... [language=en|fr] [theme=light|dark] [accent=#RRGGBB] [requires-token=yes] [default=yes], for instance set-connect 0b9c6f1e-... site=https://app.example/ redirect=https://app.example/connected origin=https://app.example'

const organizations = z.array(z.object({ organization_id: z.string(), customer_id: z.string() }))

export async function setConnect(
  environment: Environment,
  print: (text: string) => void,
  [customerId, ...words]: readonly string[],
): Promise<void> {
  if (customerId === undefined) throw new Problem('cannot_start', USAGE)
  const wanted = readWords(words)
  const running = await findRunningServer(environment)
  await (running ? setThere(running, customerId, wanted) : setHere(environment, customerId, wanted))
  const { redirectUrls, origins, look, requiresToken, isDefault } = wanted
  const others = [
    look.language && `Language: ${look.language}`,
    look.theme && `Theme: ${look.theme}`,
    look.accent && `Accent: ${look.accent}`,
    requiresToken && 'Every link must carry an authorize token.',
    isDefault && 'Links without a customerId open this Connect.',
  ]
  print(`Connect is open. Banks that have not admitted it yet do so on the page of registrations in the console.
Redirect URLs: ${redirectUrls.join(', ') || 'none'}
Origins: ${origins.join(', ') || 'none'}
${others
  .map((line) => line && `${line}\n`)
  .filter(Boolean)
  .join('')}`)
}

const languages = z.enum(['en', 'fr'])
const themes = z.enum(['light', 'dark'])

type Wanted = Required<ConnectSettings> & Pick<WantedConnect, 'site'>

function readWords(words: readonly string[]): Wanted {
  const unknown = words.find(
    (word) =>
      !/^(site|redirect|origin|accent)=|^language=(en|fr)$|^theme=(light|dark)$|^(requires-token|default)=yes$/.test(
        word,
      ),
  )
  if (unknown !== undefined) throw new Problem('cannot_start', `${unknown} is not understood. ${USAGE}`)
  const given = (name: string): readonly string[] =>
    words.filter((word) => word.startsWith(`${name}=`)).map((word) => word.slice(name.length + 1))
  return {
    redirectUrls: given('redirect'),
    origins: given('origin'),
    site: given('site')[0],
    look: {
      language: languages.optional().parse(given('language')[0]),
      theme: themes.optional().parse(given('theme')[0]),
      accent: given('accent')[0],
    },
    requiresToken: given('requires-token').length > 0,
    isDefault: given('default').length > 0,
  }
}

async function setThere({ call }: RunningServer, customerId: string, wanted: Wanted): Promise<void> {
  const known = organizations.parse(await call('GET', '/organizations'))
  const organization = known.find(({ customer_id }) => customer_id === customerId)
  if (!organization) throw unknownOrganization(customerId)
  const { redirectUrls: redirect_urls, origins, site, look, requiresToken: requires_token, isDefault } = wanted
  const body = { redirect_urls, origins, site, ...look, requires_token, is_default: isDefault }
  await call('PUT', `/organizations/${organization.organization_id}/connect`, body)
}

async function setHere(environment: Environment, customerId: string, wanted: Wanted): Promise<void> {
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
