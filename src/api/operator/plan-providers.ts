// Plans what makes the providers as a list says: each difference as a line to read and a change to perform.

import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Database } from '../../database/open.ts'
import type { Act } from '../../domain/journal/act.ts'
import { addProvider } from '../../domain/providers/add-provider.ts'
import { changeProvider } from '../../domain/providers/change-provider.ts'
import { moveProvider, type ProviderMove } from '../../domain/providers/move-provider.ts'
import { readProviderSecrets, setProviderSecret } from '../../domain/providers/provider-secret.ts'
import {
  findProvider,
  isServed,
  listProviders,
  providerStatuses,
  type Provider,
  type ProviderStatus,
} from '../../domain/providers/provider.ts'
import { inviteConnects } from '../../domain/registrations/invite-connects.ts'
import type { Connector } from '../../domain/retrieval/connector.ts'
import { demandFits, demandOpens } from '../../domain/retrieval/demand-opens.ts'
import { whyNotSecretName, whyNotSettings } from '../../domain/retrieval/setting.ts'
import { members, text, words } from '../../platform/http/request-fields.ts'
import { Problem } from '../../platform/problem.ts'
import type { Vault } from '../../platform/secret.ts'
import { providerId } from '../../operations/fields.ts'
import { descriptionOf, providerFields, writeDescription } from '../../operations/provider-fields.ts'
import { secretValue } from '../../operations/providers.ts'

/** A provider as a list describes it: whole, but for secrets, which stay if they are left out. */
export const wantedProvider = members({
  provider_id: providerId,
  connector: text().max(60),
  status: words(providerStatuses).optional().describe('As it is, or DRAFT for a new one, if it is left out.'),
  ...providerFields(),
  secrets: z.record(z.string(), secretValue()).default({}).describe('Those to set; the others stay as they are.'),
})

export type WantedProvider = z.output<typeof wantedProvider>

export type ProvidersPlan = {
  readonly changes: readonly PlannedChange[]
  /** If there is one, nothing can be performed. */
  readonly problems: readonly PlanProblem[]
}

type PlannedChange = {
  readonly providerId: number
  /** What changes, for a person to read; no secret is in it. */
  readonly lines: readonly string[]
  perform(act: Act): Promise<void>
}

export type PlanProblem = {
  /** The place in the list, from 0. */
  readonly index: number
  /** A member of the provider, or of its settings or secrets: `settings.issuer`. */
  readonly member: string
  readonly message: string
}

export type PlanParts = {
  readonly database: Pick<Database, 'read'>
  readonly vault: Vault
  readonly connectors: ReadonlyMap<string, Connector>
}

export type ProvidersList = {
  readonly providers: readonly WantedProvider[]
  /** Disables the active providers that are not in the list. */
  readonly prune: boolean
}

export async function planProviders(parts: PlanParts, { providers, prune }: ProvidersList): Promise<ProvidersPlan> {
  const changes: PlannedChange[] = []
  const problems: PlanProblem[] = []
  for (const [index, wanted] of providers.entries()) {
    const isTwice = providers.findIndex(({ provider_id }) => provider_id === wanted.provider_id) < index
    const found = isTwice ? [{ member: 'provider_id', message: 'is in the list twice' }] : await lookAt(parts, wanted)
    if ('perform' in found) changes.push(found)
    else problems.push(...found.map((problem) => ({ index, ...problem })))
  }
  if (prune) changes.push(...(await planPruning(parts, providers)))
  return { changes: changes.filter(({ lines }) => lines.length > 0), problems }
}

/** Performs a plan in one act. What changed since it was made is refused as a `conflict`. */
export async function performPlan(act: Act, { changes }: ProvidersPlan): Promise<void> {
  for (const { perform } of changes) await perform(act)
}

type Wrong = readonly Omit<PlanProblem, 'index'>[]

async function lookAt(parts: PlanParts, wanted: WantedProvider): Promise<PlannedChange | Wrong> {
  const { provider_id: providerId, connector: name } = wanted
  const connector = parts.connectors.get(name)
  if (!connector) return [at('connector', `is not known. It is one of ${[...parts.connectors.keys()].join(', ')}`)]
  const existing = await findProvider(parts.database, providerId)
  const moves = movesBetween(existing?.status ?? 'DRAFT', wanted.status)
  const found = [
    ...whyNotExisting(existing, wanted),
    ...(moves ? [] : [at('status', `cannot become ${wanted.status} by a list: it is ${existing?.status ?? 'new'}`)]),
    ...whyNotSettings(connector, wanted.settings).map(({ name: member, message }) => at(`settings.${member}`, message)),
    ...Object.keys(wanted.secrets).flatMap((secret) => {
      const why = whyNotSecretName(connector, secret)
      return why === undefined ? [] : at(`secrets.${secret}`, why)
    }),
  ]
  if (found.length > 0 || !moves) return found
  const former = existing ? await readProviderSecrets(parts.database, parts.vault, providerId) : {}
  const next: Provider = {
    ...descriptionOf(wanted),
    providerId,
    connector: name,
    settingsVersion: existing?.settingsVersion ?? 1,
    status: wanted.status ?? existing?.status ?? 'DRAFT',
  }
  const secrets = { ...former, ...wanted.secrets }
  const unfit = isServed(next) ? await whyUnfit(connector, next, secrets) : undefined
  if (unfit !== undefined) return [at(...unfit)]
  const replaced = Object.entries(wanted.secrets).filter(([secret, value]) => former[secret] !== value)
  return plan(parts, { existing, next, moves, replaced, former })
}

function whyNotExisting(existing: Provider | undefined, { connector }: WantedProvider): Wrong {
  if (existing?.status === 'RETIRED') return [at('provider_id', 'is retired for good: take it out of the list')]
  if (!existing || existing.connector === connector) return []
  return [at('connector', `cannot change: it is ${existing.connector}. Retire this provider and add another`)]
}

const at = (member: string, message: string) => ({ member, message })

type Difference = {
  readonly existing: Provider | undefined
  readonly next: Provider
  readonly moves: readonly ProviderMove[]
  readonly replaced: readonly (readonly [name: string, value: string])[]
  readonly former: Readonly<Record<string, string>>
}

function plan(parts: PlanParts, { existing, next, moves, replaced, former }: Difference): PlannedChange {
  const { providerId, name, connector, status } = next
  const described = compare(existing, next)
  const lines = [
    ...described,
    ...replaced.map(([secret]) => `secrets.${secret}: ${secret in former ? 'is replaced' : 'is set'}`),
    ...(existing?.status === status ? [] : [`status: ${existing ? `${existing.status} → ` : ''}${status}`]),
  ]
  const heading = `${existing ? '~' : '+'} ${providerId} ${name.en}${existing ? '' : ` (${connector})`}`
  return {
    providerId,
    lines: lines.length === 0 ? [] : [heading, ...lines.map((line) => `    ${line}`)],
    async perform(act) {
      if (!existing) await addProvider(act, { ...next, status: 'DRAFT' })
      else if (described.length > 0) {
        await changeProvider(act, { providerId, from: existing.settingsVersion, to: next })
      }
      for (const [secret, value] of replaced) {
        await setProviderSecret(act, parts.vault, { providerId, name: secret, value })
      }
      for (const move of moves) await moveProvider(act, providerId, move)
      if (moves.includes('activate-provider')) await inviteConnects(act, providerId)
      await demandOpens(act, parts.vault, parts.connectors, providerId)
    },
  }
}

/** Returns a line for each member that differs: `name_fr: "Banque" → "La Banque"`. */
function compare(existing: Provider | undefined, next: Provider): readonly string[] {
  const before = existing ? flatten(existing) : {}
  const after = flatten(next)
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return names
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .filter((name) => existing !== undefined || !isDeepStrictEqual(after[name], []))
    .map((name) => `${name}: ${existing ? `${show(before[name])} → ` : ''}${show(after[name])}`)
}

function flatten(provider: Provider): Readonly<Record<string, unknown>> {
  const { settings, ...rest } = writeDescription(provider)
  const flat = Object.entries(settings).map(([name, value]): [string, unknown] => [`settings.${name}`, value])
  return Object.fromEntries([...Object.entries(rest), ...flat].filter(([, value]) => value !== undefined))
}

function show(value: unknown): string {
  return value === undefined ? 'none' : JSON.stringify(value)
}

/** The steps to a status; `undefined` if a list cannot lead there. To retire is left to the console: it cannot be undone. */
function movesBetween(from: ProviderStatus, to: ProviderStatus = from): readonly ProviderMove[] | undefined {
  if (from === to) return []
  return steps[`${from} ${to}`]
}

const steps: Readonly<Record<string, readonly ProviderMove[]>> = {
  'DRAFT ACTIVE': ['activate-provider'],
  'DRAFT DISABLED': ['activate-provider', 'disable-provider'],
  'ACTIVE DISABLED': ['disable-provider'],
  'DISABLED ACTIVE': ['enable-provider'],
}

/** Returns the member that does not fit, and why. */
async function whyUnfit(
  connector: Connector,
  provider: Provider,
  secrets: Readonly<Record<string, string>>,
): Promise<[string, string] | undefined> {
  try {
    await demandFits(connector, provider, secrets)
    return undefined
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const [, member = 'settings', message] = /^(\w+): (.*)$/s.exec(error.detail) ?? []
    return [member, message ?? error.detail]
  }
}

async function planPruning(
  { database }: PlanParts,
  wanted: readonly WantedProvider[],
): Promise<readonly PlannedChange[]> {
  const kept = new Set(wanted.map(({ provider_id }) => provider_id))
  const others = (await listProviders(database)).filter(
    ({ providerId, status }) => status === 'ACTIVE' && !kept.has(providerId),
  )
  return others.map(({ providerId, name }) => ({
    providerId,
    lines: [`- ${providerId} ${name.en}`, '    status: ACTIVE → DISABLED'],
    perform: (act) => moveProvider(act, providerId, 'disable-provider'),
  }))
}
