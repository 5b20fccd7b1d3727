// Connections to a bank: which addresses may be connected to, TLS that is always verified, and what failed at which stage.

import { X509Certificate } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { connect as connectPlain, isIP, type LookupFunction, type Socket } from 'node:net'
import { connect as connectSecure, createSecureContext, getCACertificates, type SecureContext } from 'node:tls'
import type { buildConnector } from 'undici'
import { isLoopbackAddress, isPublicAddress } from '../../platform/http/public-address.ts'
import { Problem } from '../../platform/problem.ts'
import { bankTrouble } from '../trouble/bank-trouble.ts'

/** How a bank is recognized, and how it recognizes Portage. All three are PEM. */
export type BankTls = {
  /** The bank's own certificate authority, trusted beside the usual ones. */
  readonly authority?: string | undefined
  /** The certificate that Portage shows, and its key (mutual TLS, RFC 8705). */
  readonly certificate?: string | undefined
  readonly key?: string | undefined
}

export type Resolve = (name: string) => Promise<readonly string[]>

export type ConnectionRules = {
  /** Whether this machine may be called, and by http. */
  readonly allowsLoopback: boolean
  readonly resolve?: Resolve | undefined
  readonly connectMilliseconds: number
}

/** Who vouches for an address: the operator, who typed it, or the bank's metadata, which may name any. */
export type Voucher = 'operator' | 'bank'

export type ConnectionParts = {
  readonly rules: ConnectionRules
  /** Absent for http. */
  readonly context: SecureContext | undefined
  readonly voucher: Voucher
}

/** Throws `invalid_request` for text that is no PEM, or a key that does not belong to the certificate. */
export function secureContextOf({ authority, certificate, key }: BankTls): SecureContext {
  try {
    if (authority !== undefined && !isCertificate(authority)) throw new Error('the authority is no certificate')
    return createSecureContext({
      minVersion: 'TLSv1.2',
      ...(authority !== undefined && { ca: [...getCACertificates('default'), authority] }),
      ...(certificate !== undefined && { cert: certificate }),
      ...(key !== undefined && { key }),
    })
  } catch (cause) {
    throw new Problem(
      'invalid_request',
      'The certificate, its key or the certificate authority of the bank cannot be read. Each is PEM, and the key belongs to the certificate.',
      { cause },
    )
  }
}

/** To be asked of an authority: Node takes one that is no PEM for none, without a word. */
export function isCertificate(text: string): boolean {
  try {
    return new X509Certificate(text).raw.length > 0
  } catch {
    return false
  }
}

/** Opens the connections of one origin: name, TCP and TLS within one time-out, and an error that names the stage. */
export function connectorTo({ rules, context, voucher }: ConnectionParts): buildConnector.connector {
  /** Of the last connection: the next one is resumed with it (RFC 8446 2.2). */
  let session: Buffer | undefined
  return (options, answer) => {
    const opening = { socket: undefined as Socket | undefined, stage: 'dns' as Stage, isOver: false }
    const finish = (error: unknown): void => {
      if (opening.isOver) return
      opening.isOver = true
      clearTimeout(timer)
      if (error === undefined && opening.socket) return answer(null, opening.socket)
      opening.socket?.destroy()
      answer(error instanceof Problem ? error : bankTrouble(troubleOf(error, opening.stage), { cause: error }), null)
    }
    const timer = setTimeout(() => finish(bankTrouble(TIMED_OUT[opening.stage])), rules.connectMilliseconds)
    const open = async (): Promise<void> => {
      const addresses = await addressesOf(options.hostname, options.protocol, { rules, voucher })
      if (opening.isOver) return
      opening.stage = 'connect'
      const to = { ...target(options, addresses), ...(session && { session }) }
      const socket = context ? connectSecure({ ...to, secureContext: context, ...VERIFIED }) : connectPlain(to)
      opening.socket = socket
      socket.setNoDelay(true)
      socket.setKeepAlive(true, 60_000)
      socket.once('connect', () => (opening.stage = 'tls'))
      socket.once(context ? 'secureConnect' : 'connect', () => finish(undefined))
      socket.on('session', (made: Buffer) => (session = made))
      socket.once('error', finish).once('close', () => finish(new Error('closed while it was opened')))
    }
    open().catch(finish)
  }
}

type Stage = 'dns' | 'connect' | 'tls'

const TIMED_OUT = { dns: 'dns', connect: 'connect_timeout', tls: 'tls' } as const

/** Whatever the environment says (NODE_TLS_REJECT_UNAUTHORIZED). */
const VERIFIED = { rejectUnauthorized: true, ALPNProtocols: ['http/1.1'] }

function target({ hostname, port, protocol }: buildConnector.Options, addresses: readonly string[]) {
  const found = addresses.map((address) => ({ address, family: isIP(address) }))
  const host = bare(hostname)
  return {
    host,
    port: Number(port === '' ? (protocol === 'https:' ? 443 : 80) : port),
    ...(isIP(host) === 0 && { servername: host }),
    autoSelectFamily: true,
    // The addresses that were checked are those that are connected to: a name may name others a moment later.
    lookup: ((_name, { all }, answer) =>
      all === true ? answer(null, found) : answer(null, found[0]?.address ?? '', found[0]?.family)) as LookupFunction,
  }
}

/**
 * An address that the operator typed may be of a private network: many a bank's server is reached by one. An address that a
 * bank's metadata names is public, so that nobody's metadata leads into the operator's network (RFC 9700 4.6, SSRF).
 */
async function addressesOf(
  hostname: string,
  protocol: string,
  { rules, voucher }: { readonly rules: ConnectionRules; readonly voucher: Voucher },
): Promise<readonly string[]> {
  const host = bare(hostname)
  const addresses = isIP(host) === 0 ? await (rules.resolve ?? resolveName)(host) : [host]
  if (addresses.length === 0) throw bankTrouble('dns')
  const isHere = addresses.every(isLoopbackAddress)
  const mayUse =
    protocol === 'https:'
      ? (isHere && rules.allowsLoopback) ||
        addresses.every(voucher === 'operator' ? (address) => !isLinkLocal(address) : isPublicAddress)
      : isHere && rules.allowsLoopback
  if (!mayUse) throw bankTrouble('address_refused')
  return addresses
}

async function resolveName(name: string): Promise<readonly string[]> {
  const found = await lookup(name, { all: true })
  return found.map(({ address }) => address)
}

/** RFC 3927, RFC 4291 2.5.6: where clouds answer with the credentials of the machine. No bank is there. */
function isLinkLocal(address: string): boolean {
  return /^(::ffff:)?169\.254\.|^fe[89ab]|^::ffff:a9fe:/i.test(address)
}

function bare(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

function troubleOf(error: unknown, stage: Stage): 'dns' | 'refused' | 'connect_timeout' | 'tls' | 'certificate' {
  if (stage === 'dns') return 'dns'
  const codes = codesOf(error)
  if (codes.some((code) => CERTIFICATE.test(code))) return 'certificate'
  if (stage === 'tls') return 'tls'
  return codes.includes('ETIMEDOUT') ? 'connect_timeout' : 'refused'
}

/** The codes with which OpenSSL and Node refuse a certificate or its name. */
const CERTIFICATE = new RegExp(
  [
    '^(CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_(GET|VERIFY|DECODE)|ERR_TLS_CERT)',
    '^(HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH|CRL_|ERROR_IN_CERT)',
  ].join('|'),
)

/** A connection that several addresses refused is an error of errors. */
function codesOf(error: unknown): readonly string[] {
  const inner = error instanceof AggregateError ? (error.errors as readonly unknown[]) : []
  return [error, ...inner].flatMap((one) => (one instanceof Error && 'code' in one ? [String(one.code)] : []))
}
