// Slow readers: an answer that its caller does not take is kept only so long, and all of them only up to so many bytes.

import type { ServerResponse } from 'node:http'

export type SlowReaders = {
  /** To be told of every answer when it has been given to its connection. */
  sent(response: ServerResponse): void
}

type Unread = { readonly since: number; readonly bytes: number }

/** Bytes of all answers that wait to be taken. When there are more, the one that has waited longest is given up. */
const MAX_UNREAD = 67_108_864

/** @param answerMilliseconds in which an answer must have been taken. */
export function openSlowReaders(answerMilliseconds: number, mostUnread = MAX_UNREAD): SlowReaders {
  /** Oldest first. */
  const unread = new Map<ServerResponse, Unread>()
  let bytes = 0
  let timer: NodeJS.Timeout | undefined

  function forget(response: ServerResponse): void {
    bytes -= unread.get(response)?.bytes ?? 0
    unread.delete(response)
  }

  function giveUp(response: ServerResponse): void {
    forget(response)
    response.destroy()
  }

  function look(): void {
    timer = undefined
    const now = performance.now()
    for (const [response, { since }] of unread) {
      const left = since + answerMilliseconds - now
      if (left > 0) {
        timer = setTimeout(look, left).unref()
        return
      }
      giveUp(response)
    }
  }

  return {
    sent(response) {
      // What the system has taken over is no burden of ours.
      const waiting = response.writableFinished ? 0 : (response.socket?.writableLength ?? 0)
      if (waiting === 0) return
      unread.set(response, { since: performance.now(), bytes: waiting })
      bytes += waiting
      response.once('close', () => forget(response))
      timer ??= setTimeout(look, answerMilliseconds).unref()
      for (const oldest of unread.keys()) {
        if (bytes <= mostUnread) return
        giveUp(oldest)
      }
    },
  }
}
