// Passwords of operators: which are taken, and their hashes (argon2id, RFC 9106), made one at a time.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { Problem } from '../../platform/problem.ts'

/** OWASP's first choice for argon2id. Each hash carries its own, so that these may grow. */
const COST = { memory: 47_104, passes: 1, parallelism: 1 } as const

const SALT_BYTES = 16
const TAG_BYTES = 32

export const LEAST_CHARACTERS = 12
const MOST_CHARACTERS = 256

/** A hash takes a tenth of a second and 46 MiB: strangers who guess must not take the server from everybody else. */
const MOST_WAITING = 20

export type Passwords = {
  /** As `$argon2id$v=19$m=...,t=...,p=...$salt$tag`. Throws `temporarily_unavailable` when too many wait. */
  hash(password: string): Promise<string>
  /** Takes the same time for an unknown user (no hash) as for a wrong password. Throws the same. */
  matches(hash: string | undefined, password: string): Promise<boolean>
}

/** Why a password is not taken; undefined when it is. */
export function passwordTrouble(password: string, userName: string): 'too_short' | 'too_long' | 'too_easy' | undefined {
  const plain = password.normalize('NFKC')
  if (plain.length < LEAST_CHARACTERS) return 'too_short'
  if (plain.length > MOST_CHARACTERS) return 'too_long'
  const isRepeated = new Set(plain.toLowerCase()).size < 5
  return isRepeated || plain.toLowerCase().includes(userName.split('@')[0] ?? userName) ? 'too_easy' : undefined
}

export function openPasswords(): Passwords {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= MOST_WAITING) {
      throw new Problem('temporarily_unavailable', 'Too many people sign in at this moment. Try again in a minute.')
    }
    waiting++
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn.finally(() => waiting--)
  }
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(SALT_BYTES)
        return write(COST, salt, await digest(password, salt, COST))
      }),
    matches: (hash, password) =>
      inTurn(async () => {
        const { cost, salt, tag } = read(hash) ?? { cost: COST, salt: randomBytes(SALT_BYTES), tag: undefined }
        const found = await digest(password, salt, cost)
        return tag !== undefined && tag.length === found.length && timingSafeEqual(tag, found)
      }),
  }
}

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

const run = promisify(argon2)

function digest(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const message = password.slice(0, MOST_CHARACTERS * 2).normalize('NFKC')
  return run('argon2id', { message, nonce: salt, tagLength: TAG_BYTES, ...cost })
}

function write({ memory, passes, parallelism }: Cost, salt: Buffer, tag: Buffer): string {
  const [saltText, tagText] = [salt, tag].map((bytes) => bytes.toString('base64').replaceAll('=', ''))
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${saltText}$${tagText}`
}

function read(hash = ''): { cost: Cost; salt: Buffer; tag: Buffer } | undefined {
  const [, memory, passes, parallelism, salt = '', tag = ''] =
    /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(hash) ?? []
  if (memory === undefined) return undefined
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) }
  return { cost, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') }
}
