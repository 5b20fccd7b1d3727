// Options: settings read from the environment, each of one kind. A wrong value is refused with a sentence that says what to write.

import { readTrustedProxies, type TrustedProxies } from './http/caller-address.ts'
import { isLoopbackAddress } from './http/public-address.ts'
import { Problem } from './problem.ts'

export type Option<T> = {
  /** The name of the environment variable, for instance `DATA_FOLDER`. */
  readonly name: string
  /** One sentence, in each language of the console. */
  readonly says: { readonly en: string; readonly fr: string }
  /** The kind of value in words, for instance `a whole number from 1 to 65535`. */
  readonly takes: string
  /** The default, as it would be written; absent if there is none. */
  readonly fallback?: string
  /** The value is never printed. */
  readonly secret?: true
  /** Returns `undefined` if the text is not of this kind. */
  parse(text: string): T | undefined
}

type Basics = Pick<Option<unknown>, 'name' | 'says' | 'fallback' | 'secret'>

/** Both ends are included. */
type Range = { readonly from: number; readonly to: number }

export function wholeNumber({ from, to, ...basics }: Basics & Range): Option<number> {
  return {
    ...basics,
    takes: `a whole number from ${from} to ${to}`,
    parse(text) {
      const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN
      return number >= from && number <= to ? number : undefined
    },
  }
}

export function yesOrNo(basics: Basics): Option<boolean> {
  return {
    ...basics,
    takes: 'yes or no',
    parse: (text) => (text === 'yes' ? true : text === 'no' ? false : undefined),
  }
}

export function words(basics: Basics & Pick<Option<string>, 'takes'>): Option<string> {
  return { ...basics, parse: (text) => (text.trim() === '' ? undefined : text) }
}

/** An origin: scheme, host and port, without a path. By https, unless it is this machine's own. */
export function origin(basics: Basics): Option<string> {
  return {
    ...basics,
    takes:
      'an https address such as https://portage.example (http only on this machine, such as http://localhost:8080)',
    parse(text) {
      const url = URL.parse(text)
      const isPrivate = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))
      return url && isPrivate && url.origin === text.replace(/\/$/, '') ? url.origin : undefined
    },
  }
}

/** @param hostname as a URL has it: an IPv6 address stands in brackets. */
function isLoopback(hostname: string): boolean {
  return /^(.+\.)?localhost$/.test(hostname) || isLoopbackAddress(hostname.replaceAll(/[[\]]/g, ''))
}

/** Some of these words, separated by commas. */
export function someOf<const Word extends string>({
  among,
  ...basics
}: Basics & { readonly among: readonly Word[] }): Option<readonly Word[]> {
  return {
    ...basics,
    takes: `some of ${among.join(', ')}, separated by commas`,
    parse(text) {
      const written = text.split(',').map((word) => word.trim())
      const known = among.filter((word) => written.includes(word))
      return written.every((word) => among.some((one) => one === word)) ? known : undefined
    },
  }
}

export function databaseUrl(basics: Basics): Option<string> {
  return {
    ...basics,
    takes: 'an address such as postgres://name:password@host:5432/portage',
    parse: (text) => (/^postgres(ql)?:\/\/\S+$/.test(text) ? text : undefined),
  }
}

export function trustedProxies(basics: Basics): Option<TrustedProxies> {
  return {
    ...basics,
    takes: 'addresses and ranges such as 127.0.0.1, 10.0.0.0/8, fd00::/8',
    parse: readTrustedProxies,
  }
}

/** One key or more, each of 32 bytes or more, in base64 or base64url. */
export function keys(basics: Basics): Option<readonly Buffer[]> {
  return {
    ...basics,
    takes: '32 random bytes in base64, for instance from: openssl rand -base64 32',
    secret: true,
    parse(text) {
      const words = text.split(',').map((word) => word.trim())
      const areKeys = words.every((word) => /^[A-Za-z0-9+/_-]{43,}={0,2}$/.test(word))
      return areKeys ? words.map((word) => Buffer.from(word, 'base64')) : undefined
    },
  }
}

export type Environment = Readonly<Record<string, string | undefined>>

/** Returns the option's value; `undefined` if it is absent and has no default. Throws a Problem `cannot_start`. */
export function readOption<T>(option: Option<T>, environment: Environment): T | undefined {
  const written = environment[option.name]
  const text = written === undefined || written === '' ? option.fallback : written
  if (text === undefined) return undefined
  const value = option.parse(text)
  if (value !== undefined) return value
  const shown = option.secret ? 'what it holds' : `"${text.slice(0, 80)}"`
  throw new Problem('cannot_start', `${option.name} takes ${option.takes}; ${shown} is not.`)
}

/** Like `readOption`, but throws a Problem `cannot_start` if the option is absent, too. */
export function demandOption<T>(option: Option<T>, environment: Environment): T {
  const value = readOption(option, environment)
  if (value !== undefined) return value
  throw new Problem('cannot_start', `${option.name} is not set. It takes ${option.takes}. ${option.says.en}`)
}
