// A trip through Connect: what its link asked for beside the consent, and how the page around a frame hears of it.

import { z } from 'zod'

const followers = ['page', 'frame', 'nobody'] as const

const schema = z.object({
  /** In a frame the customer signs in and agrees in a window of their own, and the frame tells the page around it. */
  isEmbedded: z.boolean(),
  /** A listed address, with what the link added to it. */
  redirectUrl: z.string().optional(),
  tag: z.string().optional(),
  /** Whether the answer names the account that was chosen, or all of them. */
  accounts: z.enum(['one', 'many']).optional(),
  scheduleRefresh: z.boolean().optional(),
  /** Embedded: what goes to the redirect URL at the end. */
  follows: z.enum(followers),
  /** Embedded: whether messages are JSON text in place of objects. */
  asText: z.boolean(),
  hasCloseButton: z.boolean(),
  theme: z.enum(['light', 'dark']).optional(),
})

export type ConnectTrip = Readonly<z.infer<typeof schema>>

/** What the page around a frame is told at the end, and the query of the address to which the customer goes. */
export type ConnectMessage = {
  readonly loginId?: string
  /** A session that is open for half an hour, as after Authorize. */
  readonly requestId?: string
  readonly institution: string
  /** Those that the customer chose, in the order of the bank. */
  readonly accountIds?: readonly string[]
  readonly error?: string
  readonly error_description?: string
}

/** @param stored the column. */
export function readTrip(stored: unknown): ConnectTrip {
  return schema.parse(stored)
}
