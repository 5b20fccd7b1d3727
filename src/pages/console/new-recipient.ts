// The page on which an operator creates a recipient of an organization, and what it answers: the secret, this once.

import { act } from '../../domain/journal/act.ts'
import { demandOrganization } from '../../domain/organizations/organization.ts'
import { createRecipient } from '../../domain/recipients/create-recipient.ts'
import { newRecipient, readNewRecipient } from '../../domain/recipients/recipient-request.ts'
import { whyNotFree } from '../../domain/names/taken-name.ts'
import type { Call, Endpoint } from '../../platform/http/endpoint.ts'
import { field, fields, linesOf } from './asked.ts'
import { consoleEndpoint } from './console-endpoint.ts'
import { consolePage } from './conventions.ts'
import { newRecipientView, type RecipientForm } from './views/new-recipient.ts'
import { newClientView } from './views/recipients.ts'
import type { ConsoleParts } from './visit.ts'
import { wrongFields } from './wrong-fields.ts'

export function newRecipientEndpoints(parts: ConsoleParts): readonly Endpoint[] {
  return [showEndpoint(parts), createEndpoint(parts)]
}

const EMPTY: RecipientForm = {
  name: '',
  description: '',
  scope: ['ACCOUNT_BASIC'],
  redirect_uris: [],
  logo_uri: '',
  terms_uri: '',
  client_uri: '',
  country: 'CA',
  contacts: [],
  shares_onward: false,
}

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-new-recipient',
    summary: 'Shows the form for a recipient of an organization.',
    method: 'GET',
    path: '/organizations/:organizationId/new-recipient',
    role: 'operator',
    async handle(visit) {
      const organization = await demandOrganization(parts.database, organizationIdOf(visit.call))
      return consolePage(200, newRecipientView({ viewing: visit, organization, form: EMPTY, wrong: new Map() }))
    },
  })
}

function createEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'console-create-recipient',
    summary: 'Creates a recipient of an organization, and shows its secret this once.',
    method: 'POST',
    path: '/organizations/:organizationId/recipients',
    role: 'operator',
    lists: ['scope'],
    longBody: true,
    needsProof: true,
    async handle(visit) {
      const organization = await demandOrganization(parts.database, organizationIdOf(visit.call))
      const form = readForm(visit.call)
      const asked = { ...form, contacts: form.contacts.map((email) => ({ email })) }
      const judged = newRecipient(parts.rules).safeParse(asked)
      if (!judged.success) {
        const wrong = wrongFields(judged.error)
        return consolePage(400, newRecipientView({ viewing: visit, organization, form, wrong }))
      }
      const taken = await whyNotFree(parts.database, judged.data.name)
      if (taken !== undefined) {
        const wrong = new Map([['name', [{ message: taken }]]])
        return consolePage(400, newRecipientView({ viewing: visit, organization, form, wrong }))
      }
      const client = await act(parts, visit.by, (act) =>
        createRecipient(act, organization.organizationId, readNewRecipient(judged.data)),
      )
      return consolePage(200, newClientView(visit, client, 'newRecipient'))
    },
  })
}

function readForm(call: Call): RecipientForm {
  const typed = (name: string): string => field(call, name).trim()
  return {
    name: typed('name'),
    description: typed('description'),
    scope: fields(call, 'scope'),
    redirect_uris: linesOf(call, 'redirect_uris'),
    logo_uri: typed('logo_uri'),
    terms_uri: typed('terms_uri'),
    client_uri: typed('client_uri'),
    country: typed('country'),
    contacts: linesOf(call, 'contacts'),
    shares_onward: field(call, 'shares_onward') === 'true',
  }
}

function organizationIdOf({ params }: Call): string {
  return params['organizationId'] ?? ''
}
