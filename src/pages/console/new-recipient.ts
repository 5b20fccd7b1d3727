// The page on which an operator creates a recipient of an organization, and the page that shows its secret once.

import { z } from 'zod'
import { demandOrganization } from '../../domain/organizations/organization.ts'
import { createRecipient } from '../../operations/recipients.ts'
import type { Answer } from '../../platform/http/answer.ts'
import type { Endpoint } from '../../platform/http/endpoint.ts'
import { text } from '../../platform/http/request-fields.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consoleOperation, type Refused } from './console-operation.ts'
import type { ConsoleParts, ConsoleRequest } from './console-request.ts'
import { checkbox, checkboxes, lines, type Control } from './controls.ts'
import { consolePage } from './conventions.ts'
import { paths } from './paths.ts'
import { newRecipientView, recipientForm } from './views/new-recipient.ts'
import { newClientView } from './views/recipients.ts'

export function newRecipientEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [
    showEndpoint(parts),
    consoleOperation(parts, createRecipient, {
      name: 'console-create-recipient',
      path: paths.createRecipient,
      controls: {
        scope: checkboxes,
        redirect_uris: lines,
        contacts,
        shares_onward: checkbox,
        separate_pending_ids: checkbox,
      },
      longBody: true,
      once: (request, client) => newClientView(request, client, 'newRecipient'),
      refused: (request, refused) => showRefused(parts, request, refused),
    }),
  ]
}

/** A text area with one e-mail address per line. */
const contacts: Control = {
  read: (sent) => lines.read(sent).map((email) => ({ email })),
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-new-recipient',
    summary: 'Shows the form for a recipient of an organization.',
    method: 'GET',
    path: paths.newRecipient,
    role: 'operator',
    params: { organizationId: text() },
    async handle({ params, ...request }) {
      const organization = await demandOrganization(parts.database, params.organizationId)
      const form = recipientForm.parse({ scope: ['ACCOUNT_BASIC'] })
      const demanded = parts.rules.demandedMembers
      return consolePage(200, newRecipientView({ viewing: request, organization, form, errors: new Map(), demanded }))
    },
  })
}

const ownerFields = z.object({ organization_id: z.string() })

async function showRefused(parts: ConsoleParts, request: ConsoleRequest, { typed, errors }: Refused): Promise<Answer> {
  const organization = await demandOrganization(parts.database, ownerFields.parse(typed).organization_id)
  const form = recipientForm.parse(typed)
  return consolePage(
    400,
    newRecipientView({ viewing: request, organization, form, errors, demanded: parts.rules.demandedMembers }),
  )
}
