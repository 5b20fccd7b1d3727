// The servers that DATABASE_URL names: one, or several of which one accepts writes.

import { Problem } from '../platform/problem.ts'

export type Servers = {
  /** One address per host, in the order of the URL. */
  readonly addresses: readonly [string, ...string[]]
  /** Whether a read-only server is skipped. */
  readonly mustWrite: boolean
}

/** The supported values of libpq's `target_session_attrs`, and whether each demands a server that accepts writes. */
const WANTS: Readonly<Record<string, boolean>> = { any: false, 'read-write': true, primary: true }

/**
 * Several hosts are written as in libpq: `postgres://name:password@one:5432,two:5432/portage`. The one that accepts writes
 * is used, unless `target_session_attrs=any`. Throws a Problem `cannot_start` without the URL, which holds a password.
 */
export function readServers(url: string): Servers {
  const [, scheme, user = '', hosts = '', rest = ''] =
    /^(postgres(?:ql)?:\/\/)([^/?]*@)?([^/?@]*)([^]*)$/.exec(url) ?? []
  const [path, query] = split(rest, '?')
  const parameters = new URLSearchParams(query)
  const wanted = parameters.get('target_session_attrs')
  parameters.delete('target_session_attrs')
  const [first, ...others] = hosts
    .split(',')
    .map((host) => `${scheme}${user}${host}${path}${parameters.size > 0 ? `?${parameters}` : ''}`)
  const addresses = [first ?? '', ...others] as const
  if (scheme === undefined || !addresses.every(isAddress) || (others.length > 0 && hosts.split(',').includes(''))) {
    throw refused('takes an address such as postgres://name:password@host:5432/portage; what it holds is not.')
  }
  const mustWrite = wanted === null ? others.length > 0 : WANTS[wanted]
  if (mustWrite === undefined) {
    throw refused(
      'says target_session_attrs with a value that does not lead to a server that takes changes. Write read-write, primary or any, or leave it out.',
    )
  }
  return { addresses, mustWrite }
}

/** Without a host, the address is the socket of this machine, or the parameter `host`. */
function isAddress(address: string): boolean {
  return URL.canParse(address) || URL.canParse(address.replace(/^(postgres(?:ql)?:\/\/[^/]*@)(?=[/?]|$)/, '$1here'))
}

function split(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)]
}

function refused(why: string): Problem {
  return new Problem('cannot_start', `DATABASE_URL ${why}`)
}
