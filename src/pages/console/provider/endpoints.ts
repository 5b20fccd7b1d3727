// The pages of one provider: what it is, its settings and secrets, its states, and the forms that add and change it.

import { z } from 'zod'
import { readBankHealth } from '../../../connectors/trouble/read-bank-health.ts'
import { hasRole } from '../../../domain/operators/operator.ts'
import { findOperatorNames } from '../../../domain/operators/find-operator-names.ts'
import { listProviderSteps } from '../../../domain/providers/provider-history.ts'
import { listProviderSecrets } from '../../../domain/providers/provider-secret.ts'
import { demandProvider, type Provider } from '../../../domain/providers/provider.ts'
import type { Connector } from '../../../domain/retrieval/connector.ts'
import { whyNotSettings } from '../../../domain/retrieval/setting.ts'
import { returnAddressOf } from '../../../domain/trips/return-address.ts'
import { writeDescription } from '../../../operations/provider-fields.ts'
import {
  activateProvider,
  addProvider,
  changeProvider,
  disableProvider,
  enableProvider,
  retireProvider,
  setSecret,
} from '../../../operations/providers.ts'
import type { Answer } from '../../../platform/http/answer.ts'
import type { Endpoint } from '../../../platform/http/endpoint.ts'
import { text } from '../../../platform/http/request-fields.ts'
import { Problem } from '../../../platform/problem.ts'
import { consoleEndpoint } from '../console-endpoint.ts'
import { consoleOperation, type Refused } from '../console-operation.ts'
import type { ConsoleParts, ConsoleRequest } from '../console-request.ts'
import { lines, number, requiredText } from '../controls.ts'
import { consolePage } from '../conventions.ts'
import type { FieldErrors } from '../field-errors.ts'
import { paths } from '../paths.ts'
import { connectorChoiceView, providerFormView, typedProvider } from '../views/provider-form.ts'
import { providerView } from '../views/provider.ts'
import { controlName, readSettings } from './setting-form.ts'

export function providerPages(parts: ConsoleParts): readonly Endpoint[] {
  return [
    newEndpoint(parts),
    addEndpoint(parts),
    showEndpoint(parts),
    changeFormEndpoint(parts),
    changeEndpoint(parts),
    consoleOperation(parts, setSecret, {
      path: paths.setProviderSecret,
      controls: { value: requiredText },
      secrets: ['value'],
      longBody: true,
    }),
    consoleOperation(parts, activateProvider, { path: paths.activateProvider }),
    consoleOperation(parts, enableProvider, { path: paths.enableProvider }),
    consoleOperation(parts, disableProvider, { path: paths.disableProvider }),
    consoleOperation(parts, retireProvider, { path: paths.retireProvider }),
  ]
}

const controls = {
  address: { read: textOfLines },
  transit_numbers: lines,
  routing_numbers: lines,
  calls_at_once: number,
}

/** Browsers send a line break as CR LF (HTML 4.10.21.6). */
function textOfLines(sent: unknown): string | undefined {
  const all = lines.read(sent)
  return all.length === 0 ? undefined : all.join('\n')
}

/** The number of changes that the page shows; the journal has all of them. */
const MOST_STEPS = 20

function showEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-provider',
    summary: 'Shows a provider: its description, its settings, which secrets are set, and what can be done with it.',
    method: 'GET',
    path: paths.provider,
    role: 'viewer',
    params: { providerId: text() },
    async handle({ params: { providerId }, ...request }) {
      const { provider, connector } = await demandSubject(parts, providerId)
      const view = providerView({
        viewing: request,
        provider,
        connector,
        secrets: await listProviderSecrets(parts.database, provider.providerId),
        steps: await listProviderSteps(parts.database, provider.providerId, MOST_STEPS),
        operators: await findOperatorNames(parts.database),
        health: (await readBankHealth(parts.database, parts.clock.now()))(provider.providerId),
        now: parts.clock.now(),
        returnAddress: returnAddressOf(parts.issuer, provider.providerId),
        mayChange: hasRole(request.operator, 'operator') && provider.status !== 'RETIRED',
      })
      return consolePage(200, view)
    },
  })
}

function newEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-new-provider',
    summary: 'Shows the kinds of banks, or the form for a provider of one kind.',
    method: 'GET',
    path: paths.newProvider,
    role: 'operator',
    query: { connector: z.string().max(60).optional() },
    async handle({ query, ...request }) {
      const all = [...parts.banks.connectors.values()]
      const connector = all.find(({ name }) => name === query.connector)
      if (!connector) return consolePage(200, connectorChoiceView(request, all))
      return consolePage(
        200,
        providerFormView({
          viewing: request,
          connector,
          form: typedProvider.parse({}),
          settings: {},
          errors: new Map(),
        }),
      )
    },
  })
}

function addEndpoint(parts: ConsoleParts): Endpoint {
  const connectorOf = ({ connector }: Readonly<Record<string, unknown>>) => demandKind(parts, connector)
  return consoleOperation(parts, addProvider, {
    path: paths.addProvider,
    controls,
    longBody: true,
    gather: async (_request, sent) => ({ settings: readSettings(connectorOf(sent), sent) }),
    refused: (request, refused) => showRefused(request, { connector: connectorOf(refused.typed) }, refused),
  })
}

function changeFormEndpoint(parts: ConsoleParts): Endpoint {
  return consoleEndpoint(parts, {
    name: 'show-provider-form',
    summary: 'Shows the form that changes a provider.',
    method: 'GET',
    path: paths.changeProvider,
    role: 'operator',
    params: { providerId: text() },
    async handle({ params: { providerId }, ...request }) {
      const { provider, connector } = await demandSubject(parts, providerId)
      const form = typedProvider.parse(writeDescription(provider))
      const { settings } = provider
      return consolePage(
        200,
        providerFormView({ viewing: request, connector, provider, form, settings, errors: new Map() }),
      )
    },
  })
}

function changeEndpoint(parts: ConsoleParts): Endpoint {
  const ofRequest = (request: ConsoleRequest) => demandSubject(parts, String(request.call.params['providerId']))
  return consoleOperation(parts, changeProvider, {
    path: paths.changeProvider,
    controls,
    longBody: true,
    gather: async (request, sent) => ({ settings: readSettings((await ofRequest(request)).connector, sent) }),
    refused: async (request, refused) => showRefused(request, await ofRequest(request), refused),
  })
}

type Subject = { readonly connector: Connector; readonly provider?: Provider }

function showRefused(request: ConsoleRequest, subject: Subject, { typed, errors: found }: Refused): Answer {
  const settings = z.record(z.string(), z.unknown()).catch({}).parse(typed['settings'])
  const atSettings = settingErrors(subject.connector, settings)
  const errors = new Map([...found, ...atSettings])
  // Each setting says itself what is wrong with it. Without that, the message says why they do not fit together.
  if (atSettings.size > 0) errors.delete('settings')
  const form = typedProvider.parse(typed)
  return consolePage(400, providerFormView({ viewing: request, ...subject, form, settings, errors }))
}

function settingErrors(connector: Connector, settings: Readonly<Record<string, unknown>>): FieldErrors {
  const wrong = whyNotSettings(connector, settings).map(({ name, message }) => {
    const [setting = '', ...place] = name.split('.')
    const [line] = place
    const at = { name: controlName({ name: setting }) }
    if (line === undefined) return { ...at, message }
    return /^\d+$/.test(line)
      ? { ...at, line: Number(line), message }
      : { ...at, message: `${place.join('.')} ${message}` }
  })
  return Map.groupBy(wrong, ({ name }) => name)
}

async function demandSubject(parts: ConsoleParts, id: string): Promise<Required<Subject>> {
  const provider = await demandProvider(parts.database, id)
  return { provider, connector: demandKind(parts, provider.connector) }
}

function demandKind({ banks }: ConsoleParts, name: unknown): Connector {
  const connector = typeof name === 'string' ? banks.connectors.get(name) : undefined
  if (!connector) throw new Problem('not_found', 'There is no such connector.')
  return connector
}
