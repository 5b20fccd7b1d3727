// The connection to Portage: its client, over the wire whose calls the pages show. Tokens never leave this file.

import { PortageClient } from 'portage-client'
import type { Connection as ClientConnection } from 'portage-client/connection'
import { asTrouble, Trouble } from './trouble.ts'
import type { Wire } from './wire.ts'

export type PortageSettings = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly redirectUri: string
  readonly scope: string
}

export type Provider = { readonly provider_id: number; readonly name: string }

/** A customer who has left for the bank, and is expected back with the state under which this is kept. */
export type Departure = { readonly provider: Provider; readonly codeVerifier: string }

/** One customer's consent. */
export type Connection = { readonly client: ClientConnection; readonly scope: ReadonlySet<string> }

/** Reads through the connection. Throws a Trouble for every error that the client declares. */
export type Read = <T>(work: (connection: ClientConnection) => Promise<T>) => Promise<T>

export type Portage = {
  /** The banks whose customers the app may connect now: an operator admits it at others at any time. */
  providers(): Promise<readonly Provider[]>
  /** Where to send the browser. */
  depart(
    wire: Wire,
    provider: Provider,
    language: 'en' | 'fr',
  ): Promise<{ url: URL; state: string; departure: Departure }>
  /** @param query what the browser brought back. */
  arrive(wire: Wire, query: URLSearchParams, departure: Departure): Promise<Connection>
  reader(connection: Connection): Read
  /** Ends the consent. Also well when it had ended before. */
  disconnect(connection: Connection): Promise<void>
}

export function openPortage({ scope, ...settings }: PortageSettings): Portage {
  const clusters = scope.split(' ')
  const management = new PortageClient(settings).management()
  const clients = new WeakMap<Wire, PortageClient>()
  const clientOn = (wire: Wire): PortageClient =>
    clients.getOrInsertComputed(wire, () => new PortageClient({ ...settings, fetch: wire.fetch }))
  return {
    providers: () => troubled(() => management.providers()),

    depart: (wire, provider, language) =>
      troubled(async () => {
        const request = {
          providerId: provider.provider_id,
          scope: clusters,
          language,
          correlationId: crypto.randomUUID(),
        }
        const { url, state, codeVerifier } = await clientOn(wire).authorize(request)
        wire.noteBrowser(url)
        return { url, state, departure: { provider, codeVerifier } }
      }),

    async arrive(wire, query, { codeVerifier }) {
      const kept = { state: query.get('state') ?? '', codeVerifier }
      try {
        const client = await troubled(() => clientOn(wire).connect(query, kept))
        return { client, scope: new Set(clusters) }
      } catch (error) {
        // The code was too old or used before: nothing has begun that could have ended.
        if (error instanceof Trouble && error.trouble === 'ended') throw new Trouble('stale', { said: error.said })
        throw error
      }
    },

    reader:
      ({ client }) =>
      (work) =>
        troubled(() => work(client)),

    disconnect: ({ client }) => troubled(() => client.revoke()),
  }
}

async function troubled<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asTrouble(error)
  }
}
