// Raw connection: bytes to a server as no well-behaved client sends them, and the answers that come back.

import net from 'node:net'
import { once } from 'node:events'

export type RawAnswer = {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

export type RawConnection = Disposable & {
  write(text: string | Uint8Array): void
  /** Returns the next whole answer. Rejects if the connection ends first. */
  answer(): Promise<RawAnswer>
  /** Returns the next answer, which may be an interim one (1xx). */
  interim(): Promise<RawAnswer>
  /** Resolves when the server has ended the connection. */
  readonly ended: Promise<void>
  isOpen(): boolean
}

/** @param origin `http://127.0.0.1:8080` */
export async function connectRaw(origin: string): Promise<RawConnection> {
  const { hostname, port } = new URL(origin)
  const socket = net.connect({ host: hostname, port: Number(port) })
  await once(socket, 'connect')
  let received = Buffer.alloc(0)
  let look = (): void => {}
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk])
    look()
  })
  socket.on('error', () => {})
  const ended = new Promise<void>((resolve) => {
    socket.once('close', resolve).once('end', resolve)
  })
  const next = (): Promise<RawAnswer> =>
    new Promise((resolve, reject) => {
      look = () => {
        const [answer, rest] = readAnswer(received)
        if (!answer) return
        received = rest
        look = () => {}
        resolve(answer)
      }
      look()
      void ended.then(() => reject(new Error(`the connection ended after ${received.toString().slice(0, 200)}`)))
    })
  return {
    ended,
    isOpen: () => socket.readyState === 'open',
    write: (text) => void socket.write(text),
    interim: next,
    async answer() {
      let answer = await next()
      while (answer.status < 200) answer = await next()
      return answer
    },
    [Symbol.dispose]: () => void socket.destroy(),
  }
}

/** Reads one answer, whose body must have a content-length as all of ours have. */
function readAnswer(bytes: Buffer<ArrayBuffer>): readonly [RawAnswer | undefined, Buffer<ArrayBuffer>] {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return [undefined, bytes]
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split('\r\n')
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    }),
  )
  const status = Number(first.split(' ')[1])
  const whole = end + 4 + Number(headers.get('content-length') ?? 0)
  if (bytes.length < whole) return [undefined, bytes]
  return [{ status, headers, text: bytes.toString('utf8', end + 4, whole) }, bytes.subarray(whole)]
}
