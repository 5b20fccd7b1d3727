// PGlite behind a TCP port, in PostgreSQL's protocol, so that Portage reaches it by a connection string as it reaches any bank.

import { once } from 'node:events'
import net from 'node:net'
import type { PGlite } from '@electric-sql/pglite'

/** Codes in the place of a protocol version (PostgreSQL, Frontend/Backend Protocol, Message Formats). */
const SSL_REQUEST = 80877103
const GSS_REQUEST = 80877104
const CANCEL_REQUEST = 80877102

/** No message of a reader is longer. */
const MOST_BYTES = 1 << 20

export type Wire = { stop(): Promise<void> }

/** Listens on loopback. All connections share the one session of PGlite: each has it for one round, or for a transaction. */
export async function listenAsPostgres(pglite: PGlite, port: number, password: string): Promise<Wire> {
  const session = openSession(pglite)
  const sockets = new Set<net.Socket>()
  const server = net.createServer((socket) => {
    sockets.add(socket)
    serve(socket, session, password)
      .catch(() => {})
      .finally(() => sockets.delete(socket.destroy()))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    async stop() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

type Session = {
  /** Runs the messages up to a Sync. Whoever is in a transaction has the session until its end. */
  run(owner: number, messages: Buffer): Promise<Buffer>
  leave(owner: number): Promise<void>
  next(): number
}

function openSession(pglite: PGlite): Session {
  let last = 0
  let holder: { owner: number; release(): void } | undefined
  let queue = Promise.resolve()
  const take = async (owner: number): Promise<void> => {
    if (holder?.owner === owner) return
    const before = queue
    const turn = Promise.withResolvers<void>()
    queue = turn.promise
    await before
    holder = { owner, release: turn.resolve }
  }
  const giveBack = (): void => {
    const former = holder
    holder = undefined
    former?.release()
  }
  return {
    next: () => ++last,
    async run(owner, messages) {
      await take(owner)
      let inTransaction = false
      try {
        const answer = Buffer.from(await pglite.execProtocolRaw(messages, { syncToFs: false }))
        // The answer ends with ReadyForQuery, whose last byte is I outside of a transaction.
        inTransaction = answer.at(-6) === code('Z') && answer.at(-1) !== code('I')
        return answer
      } finally {
        if (!inTransaction) giveBack()
      }
    },
    async leave(owner) {
      if (holder?.owner !== owner) return
      await pglite.exec('rollback').finally(giveBack)
    },
  }
}

async function serve(socket: net.Socket, session: Session, password: string): Promise<void> {
  const owner = session.next()
  const reader = openReader(socket)
  try {
    if (!(await admit(socket, reader, password))) return
    let round: Buffer[] = []
    for (;;) {
      const message = await reader.message()
      if (message === undefined || message[0] === code('X')) return
      round.push(ownNames(message, owner))
      if (message[0] !== code('Q') && message[0] !== code('S') && message[0] !== code('H')) continue
      const messages = Buffer.concat(round)
      round = []
      socket.write(await session.run(owner, messages))
    }
  } finally {
    await session.leave(owner)
  }
}

/** The start of a connection: no TLS on loopback, the password in clear, and what a client wants to know of the server. */
async function admit(socket: net.Socket, reader: Reader, password: string): Promise<boolean> {
  let start = await reader.start()
  while (start === SSL_REQUEST || start === GSS_REQUEST) {
    socket.write('N')
    start = await reader.start()
  }
  if (start === undefined || start === CANCEL_REQUEST) return false
  socket.write(packet('R', int32(3)))
  const answer = await reader.message()
  if (answer?.[0] !== code('p') || answer.subarray(5, -1).toString() !== password) {
    socket.end(packet('E', Buffer.from('SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed\0\0')))
    return false
  }
  const said = { server_version: '17.0', server_encoding: 'UTF8', client_encoding: 'UTF8', DateStyle: 'ISO, MDY' }
  const parameters = Object.entries(said).map(([name, value]) => packet('S', Buffer.from(`${name}\0${value}\0`)))
  socket.write(
    Buffer.concat([
      packet('R', int32(0)),
      ...parameters,
      packet('K', Buffer.concat([int32(1), int32(1)])),
      packet('Z', Buffer.from('I')),
    ]),
  )
  return true
}

/** Prepared statements of all connections are in one session, so each connection's names begin with its number. */
function ownNames(message: Buffer, owner: number): Buffer {
  const [kind] = message
  let at: number
  if (kind === code('P')) at = 5
  else if (kind === code('B')) at = message.indexOf(0, 5) + 1
  else if ((kind === code('D') || kind === code('C')) && message[5] === code('S')) at = 6
  else return message
  if (message[at] === 0) return message
  const prefix = Buffer.from(`c${owner}_`)
  const renamed = Buffer.concat([message.subarray(0, at), prefix, message.subarray(at)])
  renamed.writeInt32BE(renamed.length - 1, 1)
  return renamed
}

type Reader = {
  /** The code of a start packet; undefined at the end. */
  start(): Promise<number | undefined>
  /** The next message with its kind and length. */
  message(): Promise<Buffer | undefined>
}

function openReader(socket: net.Socket): Reader {
  const parts = (socket as AsyncIterable<Buffer>)[Symbol.asyncIterator]()
  let kept = Buffer.alloc(0)
  const take = async (length: number): Promise<Buffer | undefined> => {
    if (length > MOST_BYTES) return undefined
    while (kept.length < length) {
      const { value, done } = await parts.next()
      if (done === true) return undefined
      kept = Buffer.concat([kept, value])
    }
    const taken = kept.subarray(0, length)
    kept = kept.subarray(length)
    return taken
  }
  return {
    async start() {
      const length = (await take(4))?.readInt32BE()
      return length === undefined ? undefined : (await take(length - 4))?.readInt32BE()
    },
    async message() {
      const head = await take(5)
      const rest = head && (await take(head.readInt32BE(1) - 4))
      return head && rest && Buffer.concat([head, rest])
    },
  }
}

function code(letter: string): number {
  return letter.charCodeAt(0)
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32BE(value)
  return bytes
}

function packet(kind: string, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from(kind), int32(content.length + 4), content])
}
