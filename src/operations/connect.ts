// Operations on an organization's Connect: where it may be used, by whom, and how it looks.

import { z } from 'zod'
import { validateConnectSettings } from '../domain/connect/connect-settings.ts'
import { setConnect as set } from '../domain/connect/set-connect.ts'
import { demandOrganization } from '../domain/organizations/organization.ts'
import { list, text, words } from '../platform/http/request-fields.ts'
import { operation } from './operation.ts'

export const setConnect = operation({
  name: 'set-connect',
  summary: "Opens an organization's Connect, or replaces its settings: what is left out is not set any more.",
  role: 'operator',
  texts: { en: { verb: 'Change the settings' }, fr: { verb: 'Modifier les réglages' } },
  problems: {
    404: 'There is no such organization.',
    409: 'Links without a customerId open the Connect of another organization.',
  },
  fields: () => ({
    organization_id: text(),
    redirect_urls: list(text()).describe('Links may add parameters to them.'),
    origins: list(text()).describe('The sites that may embed Connect.'),
    site: text().optional().describe("The organization's own, as customers know it. Needed to open it."),
    language: words(['en', 'fr']).optional().describe("Of its pages; absent, the browser's."),
    theme: words(['light', 'dark']).optional().describe("Of its pages; absent, the browser's."),
    accent: text()
      .optional()
      .describe('The colour of links and buttons, such as #0a5a5d. Its contrast with the pages must be 4.5:1.'),
    requires_token: z
      .boolean()
      .default(false)
      .describe('Whether every link must carry an authorize token, which makes one connection.'),
    is_default: z
      .boolean()
      .default(false)
      .describe('Whether links without a customerId and without a token are of this organization.'),
  }),
  async perform(act, input, { rules }) {
    const { redirect_urls: redirectUrls, origins, language, theme, accent, site } = input
    const organization = await demandOrganization({ read: act.tx }, input.organization_id)
    const settings = validateConnectSettings(
      {
        redirectUrls,
        origins,
        look: { language, theme, accent },
        requiresToken: input.requires_token,
        isDefault: input.is_default,
      },
      rules.allowsLoopbackRedirects,
    )
    await set(act, organization, { ...settings, site })
  },
  next: ({ organization_id: organizationId }) => ({ page: 'connect', organizationId }),
})
