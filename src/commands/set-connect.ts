// set-connect: opens Connect for an organization, or replaces its settings.

import { z } from 'zod'
import { validateConnectSettings, type ConnectSettings } from '../domain/connect/connect-settings.ts'
import { setConnect as set, type WantedConnect } from '../domain/connect/set-connect.ts'
import { options } from '../options.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { changeOrganization } from './change-organization.ts'

const USAGE =
  'Usage: set-connect CUSTOMER_ID [site=URL] [redirect=URL]... [origin=ORIGIN]... [language=en|fr] [theme=light|dark] [accent=#RRGGBB] [requires-token=yes] [default=yes], for instance set-connect 0b9c6f1e-... site=https://app.example/ redirect=https://app.example/connected origin=https://app.example'

export async function setConnect(
  environment: Environment,
  print: (text: string) => void,
  [customerId, ...words]: readonly string[],
): Promise<void> {
  if (customerId === undefined) throw new Problem('cannot_start', USAGE)
  const wanted = readWords(words)
  const { redirectUrls, origins, site, look, requiresToken, isDefault } = wanted
  await changeOrganization(environment, customerId, {
    command: 'set-connect',
    path: 'connect',
    body: { redirect_urls: redirectUrls, origins, site, ...look, requires_token: requiresToken, is_default: isDefault },
    prepare() {
      const settings = validateConnectSettings(wanted, demandOption(options.allowLoopbackRedirects, environment))
      return (act, organization) => set(act, organization, { ...settings, site })
    },
  })
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
