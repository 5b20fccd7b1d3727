// What is sent about a recipient, by a partner or by an operator for one: every rule of it, checked together.

import { z } from 'zod'
import { clusterOfScope, dataClusters } from '../../fdx/cluster.ts'
import { isClaimScope, isOpenIdScope } from '../../fdx/openid-scope.ts'
import { refined, list, members, shorten, text, texts, words } from '../../platform/http/request-fields.ts'
import type { NewRecipient } from './create-recipient.ts'
import { whyNotDisplayName, whyNotReadable } from '../names/display-name.ts'
import { whyNotPage, whyNotRedirectUri } from './web-address.ts'

export type RecipientRules = {
  /** Whether a recipient may register http addresses of its own machine. */
  readonly allowsLoopbackRedirects: boolean
  readonly mostRedirectUris: number
  /** What a recipient must say beyond its name, its redirect URIs and its scope. */
  readonly demandedMembers: readonly OptionalMember[]
}

/** What a recipient may leave out, unless the operator demands it: the members of `POST /api/v1/recipients`. */
export const optionalMembers = ['description', 'country', 'client_uri', 'terms_uri', 'logo_uri', 'contacts'] as const

export type OptionalMember = (typeof optionalMembers)[number]

/** The most that one recipient has. */
const MAX_CONTACTS = 10

/** Returns what every description of a recipient has, whatever the names of its members. */
export function recipientMembers(rules: RecipientRules) {
  return {
    name: refined(text().normalize('NFC').max(256, 'must have at most 256 characters'), whyNotDisplayName).describe(
      'Shown to customers.',
    ),
    description: unlessDemanded(
      rules,
      'description',
      refined(
        text().normalize('NFC').min(1, 'must not be empty').max(512, 'must have at most 512 characters'),
        whyNotReadable,
      ),
    ),
    redirect_uris: redirectUris(rules),
    logo_uri: unlessDemanded(rules, 'logo_uri', pageAddress()),
    client_uri: unlessDemanded(rules, 'client_uri', pageAddress()),
    terms_uri: unlessDemanded(rules, 'terms_uri', pageAddress()),
    country: unlessDemanded(rules, 'country', words(['CA', 'US'])).describe('CA unless said.'),
  }
}

function pageAddress(): z.ZodString {
  return refined(text(), whyNotPage)
}

export const email = z.email('must be an e-mail address').max(254, 'must have at most 254 characters')

/** Returns the contacts of a recipient, each written as the API in question writes it. */
export function contactsOf<Contact extends z.ZodType>(rules: RecipientRules, contact: Contact) {
  const contacts = list(contact).max(MAX_CONTACTS, `must name at most ${MAX_CONTACTS} contacts`)
  const isDemanded = rules.demandedMembers.includes('contacts')
  return unlessDemanded(rules, 'contacts', isDemanded ? contacts.min(1, 'must name at least one contact') : contacts)
}

/** Null is as good as nothing where the member may be left out: many programs write it so. */
function unlessDemanded<Schema extends z.ZodType>(rules: RecipientRules, name: OptionalMember, schema: Schema) {
  const isDemanded = rules.demandedMembers.includes(name)
  return (isDemanded ? schema : schema.nullish()) as z.ZodOptional<z.ZodNullable<Schema>>
}

/** A body of `POST /api/v1/recipients`. */
export function newRecipient(rules: RecipientRules) {
  const { name, description, redirect_uris, logo_uri, client_uri, terms_uri, country } = recipientMembers(rules)
  return members({
    name,
    description,
    scope: scope(),
    redirect_uris,
    logo_uri,
    terms_uri,
    client_uri,
    country,
    contacts: contactsOf(rules, members({ email })),
    shares_onward: z
      .boolean('must be true or false')
      .default(false)
      .describe('Whether customers are asked to let the organization share on with partners of its own.'),
    separate_pending_ids: z
      .boolean('must be true or false')
      .default(false)
      .describe('Whether a transaction has another id in FDX while it is pending, as Plaid’s Core Exchange asks.'),
  })
}

export function readNewRecipient(body: z.infer<ReturnType<typeof newRecipient>>) {
  return {
    name: body.name,
    description: body.description ?? '',
    country: body.country ?? 'CA',
    clusters: body.scope,
    redirectUris: body.redirect_uris,
    logoUri: body.logo_uri ?? undefined,
    clientUri: body.client_uri ?? undefined,
    termsUri: body.terms_uri ?? undefined,
    contacts: body.contacts?.map(({ email }) => email) ?? [],
    sharesOnward: body.shares_onward,
    separatePendingIds: body.separate_pending_ids,
  } satisfies NewRecipient
}

/** A body of `PUT /api/v1/recipients/{client_id}`, which programs fill with all that they know of the recipient. */
export function newRedirectUris(rules: RecipientRules) {
  return z.object({ redirect_uris: redirectUris(rules) })
}

/** Reads a scope as the clusters that it names, in our own order. Every app may ask for those of OpenID Connect: they are passed over. */
export function scope() {
  return texts()
    .transform((asked, checked) => {
      const named = asked.flatMap((word) => word.split(' ')).filter((word) => word !== '')
      const words = new Set(named.filter((word) => !isOpenIdScope(word) && !isClaimScope(word)))
      const unknown = [...words].filter((word) => clusterOfScope(word) === undefined)
      if (unknown.length > 0) {
        const message = `there is no scope ${unknown.slice(0, 10).map(shorten).join(', ')}`
        checked.addIssue({ code: 'custom', message })
      }
      const clusters = new Set([...words].map(clusterOfScope))
      if (!clusters.has('ACCOUNT_BASIC')) checked.addIssue({ code: 'custom', message: 'must contain ACCOUNT_BASIC' })
      return dataClusters.filter((cluster) => clusters.has(cluster))
    })
    .describe('Separated by spaces, or a list. The most that the recipient may ever ask for; always ACCOUNT_BASIC.')
}

function redirectUris({ mostRedirectUris, allowsLoopbackRedirects }: RecipientRules) {
  return texts()
    .superRefine((uris, checked) => {
      const wrong = (message: string, path: number[] = []): void => checked.addIssue({ code: 'custom', message, path })
      if (uris.length === 0) return wrong('must name at least one')
      if (uris.length > mostRedirectUris) return wrong(`must name at most ${mostRedirectUris}`)
      for (const [index, uri] of uris.entries()) {
        const why = uris.indexOf(uri) < index ? 'is named twice' : whyNotRedirectUri(uri, allowsLoopbackRedirects)
        if (why !== undefined) wrong(why, [index])
      }
    })
    .describe('Where customers are sent back to. Compared to the letter.')
}
