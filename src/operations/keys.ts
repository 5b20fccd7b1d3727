// Operations on the signing keys: announcing the next one, and ending one early.

import { z } from 'zod'
import { announceNextKey } from '../domain/keys/announce-next-key.ts'
import { endSigningKey } from '../domain/keys/end-signing-key.ts'
import { ANNOUNCE_HOURS } from '../domain/keys/key-life.ts'
import { text } from '../platform/http/request-fields.ts'
import { reason } from './fields.ts'
import { operation, type Performance } from './operation.ts'

const ALLOWED_HOURS = ANNOUNCE_HOURS.join(', ')

/** Reloads the keys of this process. The other servers notice the change within a second. */
async function reload({ ring }: Performance): Promise<void> {
  await ring.reload()
}

export const makeKey = operation({
  name: 'make-key',
  summary: 'Announces the next signing key: it is published at once and signs some hours later.',
  role: 'operator',
  needsProof: true,
  texts: {
    en: {
      verb: 'Announce the next key',
      means:
        'It is published immediately and signs later, so that recipients know it in time. The current key retires automatically when its last token has expired.',
    },
    fr: {
      verb: 'Annoncer la prochaine clé',
      means:
        'Elle est publiée aussitôt et signe plus tard : les destinataires la connaissent avant de la rencontrer. La clé actuelle se retire d’elle-même quand son dernier jeton a pris fin.',
    },
  },
  problems: { 409: 'The next key is announced already.' },
  fields: () => ({
    hours: z.union(
      ANNOUNCE_HOURS.map((hours) => z.literal(hours)),
      { error: `must be ${ALLOWED_HOURS}: hours until it signs` },
    ),
  }),
  perform: (act, { hours }, { vault }) => announceNextKey(act, vault, hours),
  committed: reload,
  next: () => ({ page: 'keys' }),
})

export const endKey = operation({
  name: 'end-key',
  summary: 'Ends a signing key before its time: what it signed opens nothing, and a new one signs at once.',
  role: 'operator',
  needsProof: true,
  texts: { en: { verb: 'End this key at once' }, fr: { verb: 'Mettre fin à cette clé' } },
  problems: { 404: 'There is no such key.', 409: 'It has retired already.' },
  fields: () => ({ kid: text(), reason }),
  perform: (act, { kid, reason }, { vault }) => endSigningKey(act, vault, kid, reason),
  committed: reload,
  next: () => ({ page: 'keys' }),
})
