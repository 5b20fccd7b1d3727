// The page of settings: the value and the source of each option. It is read-only: options are set in the environment.

import type { Endpoint } from '../../platform/http/endpoint.ts'
import type { ShownOption } from '../../platform/shown-option.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { settingsView } from './views/settings.ts'

export function settingsEndpoint(parts: ConsoleParts, settings: readonly ShownOption[]): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-settings',
    summary: 'Shows the settings, where each comes from, and no secret.',
    method: 'GET',
    path: paths.settings,
    role: 'viewer',
    handle: (request) => consolePage(200, settingsView(request, settings)),
  })
}
