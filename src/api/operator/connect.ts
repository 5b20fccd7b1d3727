// An organization's Connect as the operator's API writes it.

import { z } from 'zod'
import type { Connect } from '../../domain/connect/connect-settings.ts'

export const connectSettings = z
  .object({
    client_id: z.string(),
    redirect_urls: z.array(z.string()),
    origins: z.array(z.string()),
    language: z.enum(['en', 'fr']).optional(),
    theme: z.enum(['light', 'dark']).optional(),
    accent: z.string().optional(),
    requires_token: z.boolean(),
    is_default: z.boolean(),
  })
  .meta({ id: 'ConnectSettings' })

export function writeConnect(connect: Connect): z.infer<typeof connectSettings> {
  const { language, theme, accent } = connect.look
  return {
    client_id: connect.clientId,
    redirect_urls: [...connect.redirectUrls],
    origins: [...connect.origins],
    language,
    theme,
    accent,
    requires_token: connect.requiresToken,
    is_default: connect.isDefault,
  }
}
