// The page of an organization's data sharing: Connect, sharing partners, shared accounts and logins.

import { hasRole } from '../../domain/operators/operator.ts'
import { listProviders } from '../../domain/providers/provider.ts'
import { findSharing } from '../../domain/shares/find-sharing.ts'
import { deleteLogin, disableSharingPartner, enableSharingPartner, endShare } from '../../operations/sharing.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation } from './console-operation.ts'
import type { ConsoleParts } from './console-request.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { sharingView } from './views/sharing.ts'

/** The maximum number of rows of each list. The newest come first; the journal has the others. */
const MAX_ROWS = 200

export function sharingEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    consoleOperation(parts, enableSharingPartner, { path: paths.enableSharingPartner }),
    consoleOperation(parts, disableSharingPartner, { path: paths.disableSharingPartner }),
    consoleOperation(parts, endShare, { path: paths.endShare }),
    consoleOperation(parts, deleteLogin, { path: paths.deleteLogin }),
  ]
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-sharing',
    summary: "Shows an organization's Connect, its sharing partners, what is shared with them, and its logins.",
    method: 'GET',
    path: paths.sharing,
    role: 'viewer',
    params: { organizationId: text() },
    async handle({ params, ...request }) {
      const { database, clock } = parts
      const view = sharingView({
        ...(await findSharing(database, clock.now(), params.organizationId, MAX_ROWS)),
        viewing: request,
        providers: await listProviders(database),
        mayChange: hasRole(request.operator, 'operator'),
      })
      return consolePage(200, view)
    },
  })
}
