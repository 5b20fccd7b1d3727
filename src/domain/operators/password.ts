// Passwords of operators: which are accepted, and their hashes (argon2id, RFC 9106), computed one at a time.

import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { openPasswordQueue, type Lane } from './password-queue.ts'

/** The first of OWASP's parameters for argon2id. Each hash carries its own, so that these can be raised. */
const COST = { memory: 47_104, passes: 1, parallelism: 1 } as const

const SALT_BYTES = 16
const TAG_BYTES = 32

export const MIN_CHARACTERS = 12
const MAX_CHARACTERS = 256

/** The length of the shortest name that counts against a password. A single letter is in almost every word. */
const SHORTEST_WORD = 2

export type Passwords = {
  /** Takes a slot in the queue. Throws `temporarily_unavailable` if the queue is full. */
  takeSlot(lane: Lane): PasswordSlot
}

/** A slot in the queue, freed at the end of the block: `using slot = passwords.takeSlot(...)`. */
export type PasswordSlot = Disposable & {
  /** Returns the hash in the form `$argon2id$v=19$m=...,t=...,p=...$salt$tag`. */
  hash(password: string): Promise<string>
  /** Returns whether the password matches. Takes as long for an unknown user (no hash) as for a wrong password. */
  matches(hash: string | undefined, password: string): Promise<boolean>
}

/**
 * Returns why a password is not accepted; `undefined` if it is. A password that contains the name of the user, the server
 * or the product is too easy only if these names make up more than half of it (NIST SP 800-63B 5.1.1.2).
 * @param serverName The host name of the server.
 */
export function passwordError(
  password: string,
  userName: string,
  serverName = '',
): 'too_short' | 'too_long' | 'too_easy' | undefined {
  const plain = password.normalize('NFKC')
  if (plain.length < MIN_CHARACTERS) return 'too_short'
  if (plain.length > MAX_CHARACTERS) return 'too_long'
  const letters = plain.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
  const isRepeated = new Set(plain.toLowerCase()).size < 5
  const left = withoutWords(letters, `${userName} ${serverName} portage`)
  return isRepeated || left.length < letters.length / 2 ? 'too_easy' : undefined
}

function withoutWords(letters: string, context: string): string {
  const words = context
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= SHORTEST_WORD)
  const longestFirst = words.toSorted((one, other) => other.length - one.length)
  return longestFirst.reduce((left, word) => left.replaceAll(word, ''), letters)
}

export function openPasswords(): Passwords {
  const queue = openPasswordQueue()
  return {
    takeSlot(lane) {
      const slot = queue.enter(lane)
      return {
        hash: (password) =>
          slot.inTurn(async () => {
            const salt = randomBytes(SALT_BYTES)
            return write(COST, salt, await digest(password, salt, COST))
          }),
        matches: (hash, password) =>
          slot.inTurn(async () => {
            const { cost, salt, tag } = read(hash) ?? { cost: COST, salt: randomBytes(SALT_BYTES), tag: undefined }
            const found = await digest(password, salt, cost)
            return tag !== undefined && tag.length === found.length && timingSafeEqual(tag, found)
          }),
        [Symbol.dispose]: () => slot[Symbol.dispose](),
      }
    },
  }
}

type Cost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

const run = promisify(argon2)

function digest(password: string, salt: Uint8Array, cost: Cost): Promise<Buffer> {
  const message = password.slice(0, MAX_CHARACTERS * 2).normalize('NFKC')
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
