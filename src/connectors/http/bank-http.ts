// Bank HTTP: the one way in which a connector speaks HTTP to a bank. Each bank has its own connections, trust and bounds.

import { Pool, type buildConnector } from 'undici'
import { Problem } from '../../platform/problem.ts'
import type { BankCall } from '../../domain/retrieval/connector.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'
import { readAnswer, type BankAnswer } from './bank-answer.ts'
import { connectorTo, secureContextOf, type BankTls, type Resolve, type Voucher } from './bank-connection.ts'
import { troubleOfCall } from './call-failure.ts'

/** What holds for every bank. */
export type BankHttpRules = {
  /** Whether banks may be on this machine, and be called by http there: for the demo, examples and tests. */
  readonly allowsLoopback: boolean
  /** Replaces the system's name servers. */
  readonly resolve?: Resolve
  /** Until a connection is open: name, TCP and TLS. */
  readonly connectMilliseconds?: number
}

export type BankHttpSettings = {
  /** Every address of the settings. A call goes to one of their origins, or to one that `admit` was told. */
  readonly addresses: readonly (string | undefined)[]
  readonly tls?: BankTls
  /** Of one origin. */
  readonly mostConnections?: number
  /** From the request to the head of the answer. */
  readonly headMilliseconds?: number
  /** Between two parts of a body. */
  readonly bodyMilliseconds?: number
}

export type BankRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly address: string | URL
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** The media types that are understood: `application/json` by default. */
  readonly accept?: string
  /** Of the answer's body, decoded: 10 MB by default. */
  readonly mostBytes?: number
}

export type BankHttp = {
  /**
   * Sends one request, once. Returns any answer but a redirect, also one of status 500: its reader knows what it means.
   * Throws a BankTrouble that names the stage.
   */
  send(request: BankRequest, call: BankCall): Promise<BankAnswer>
  /** Allows the origin of an address that the bank's own metadata names. Throws `address_refused` for http that is not allowed. */
  admit(address: string): void
  /** Gives its connections back when the calls that run have ended. */
  close(): Promise<void>
}

const MEGABYTE = 1_000_000
const SECONDS = 1000
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Throws `invalid_request` for an address that may not be called, or TLS that cannot be read. */
export function openBankHttp(rules: BankHttpRules, settings: BankHttpSettings): BankHttp {
  const context = secureContextOf(settings.tls ?? {})
  const vouchers = new Map<string, Voucher>()
  const pools = new Map<string, Pool>()
  for (const address of settings.addresses) {
    if (address !== undefined) vouchers.set(originOf(address, rules), 'operator')
  }

  function poolOf(origin: string): Pool {
    const voucher = vouchers.get(origin)
    // After `close` there are no pools any more.
    if (voucher === undefined) throw bankTrouble('address_refused')
    const { connectMilliseconds = 10 * SECONDS } = rules
    const trusted = origin.startsWith('https:') ? context : undefined
    const connect = connectorTo({ rules: { ...rules, connectMilliseconds }, context: trusted, voucher })
    const pool = pools.get(origin) ?? openPool(origin, settings, connect)
    pools.set(origin, pool)
    return pool
  }

  return {
    async send(request, call) {
      const address = new URL(request.address)
      const { signal } = call
      try {
        signal.throwIfAborted()
        const { pathname, search, origin } = address
        const answer = await poolOf(origin).request({
          path: pathname + search,
          method: request.method,
          headers: headersOf(request, call),
          body: request.body ?? null,
          signal,
        })
        const { statusCode } = answer
        if (statusCode < 300 || statusCode >= 400) {
          return readAnswer(answer, { mostBytes: request.mostBytes ?? 10 * MEGABYTE, signal })
        }
        await answer.body.dump()
        throw bankTrouble('redirect', { status: statusCode })
      } catch (error) {
        throw troubleOfCall(error, signal)
      }
    },
    admit(address) {
      const origin = originOf(address, rules)
      if (!vouchers.has(origin)) vouchers.set(origin, 'bank')
    },
    async close() {
      vouchers.clear()
      await Promise.all(pools.values().map((pool) => pool.close()))
    },
  }
}

/** Connections of one origin. */
function openPool(origin: string, settings: BankHttpSettings, connect: buildConnector.connector): Pool {
  return new Pool(origin, {
    connections: settings.mostConnections ?? 20,
    pipelining: 1,
    allowH2: false,
    keepAliveTimeout: 30 * SECONDS,
    keepAliveMaxTimeout: 300 * SECONDS,
    // Of the two that race for a connection that the bank closes idle, the bank shall lose.
    keepAliveTimeoutThreshold: 2 * SECONDS,
    maxHeaderSize: 16_384,
    headersTimeout: settings.headMilliseconds ?? 30 * SECONDS,
    bodyTimeout: settings.bodyMilliseconds ?? 15 * SECONDS,
    connect,
  })
}

function headersOf({ headers, accept = 'application/json' }: BankRequest, { requestId }: BankCall) {
  return {
    accept,
    'accept-encoding': 'gzip, br',
    'user-agent': 'Portage',
    // FAPI 1.0 Part 1, 6.2.2: the interaction's id is a GUID.
    ...(GUID.test(requestId) && { 'x-fapi-interaction-id': requestId }),
    ...headers,
  }
}

/** Throws `invalid_request` with what is wrong: the address comes from the settings, or from the bank's metadata. */
function originOf(address: string, { allowsLoopback }: BankHttpRules): string {
  const url = URL.parse(address)
  if (!url || url.username !== '' || url.password !== '' || !/^https?:$/.test(url.protocol)) {
    throw new Problem(
      'invalid_request',
      'The address of a bank is an https address without a user or a password in it.',
    )
  }
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  if (url.protocol === 'http:' && !(isHere && allowsLoopback)) {
    throw new Problem(
      'invalid_request',
      'The address of a bank begins with https://. Only on this machine, and with ALLOW_LOOPBACK_BANKS=yes, it may begin with http://.',
    )
  }
  return url.origin
}
