// Announces the refresh of logins: once a night for each that has one scheduled, where its organization has a webhook.

import { CompiledQuery, sql } from 'kysely'
import { DAY_ZONE } from '../../platform/clock.ts'
import { newGuid } from '../../platform/ids.ts'
import { act, bySystem, type Stage } from '../journal/act.ts'
import { placeMessage } from './place-message.ts'

/** The hours of the banks' day in which logins are refreshed. */
const NIGHT = { from: 1, to: 5 } as const

const MINUTES = (NIGHT.to - NIGHT.from) * 60

/** So many in one act, which is short. */
const BATCH = 100

/** Whose minute has come, that can be read, and that were not refreshed this night. */
const DUE = `
  from login l join client cl on cl.client_id = l.client_id and cl.status = 'ACTIVE'
    join webhook w on w.organization_id = cl.organization_id and 'GetAccountsDetail' = any (w.kinds)
    join destination s on s.destination_id = w.webhook_id and s.ended_at is null
    join consent c on c.login_id = l.login_id and c.ended_at is null and c.expires_at > $1
    join registration r on r.client_id = c.client_id and r.provider_id = c.provider_id and r.status = 'ACTIVE'
    join provider p on p.provider_id = c.provider_id and p.status = 'ACTIVE'
  where l.is_scheduled_refresh
    and ('x' || substr(md5(l.login_id::text), 1, 7))::bit(28)::integer % ${MINUTES} <= $3::integer
    and not exists (select from webhook_message m
      where m.login_id = l.login_id and m.cause = 'refresh' and m.created_at >= $2)`

const COUNT = `select count(*) as count ${DUE}`

const TAKE = `select l.login_id, l.tag, w.webhook_id, p.language ${DUE} order by l.login_id limit ${BATCH}`

type Due = {
  readonly login_id: string
  readonly tag: string | null
  readonly webhook_id: string
  readonly language: 'en' | 'fr'
}

/** A moment of the night in which logins are refreshed. */
export type NightMoment = {
  readonly began: Temporal.Instant
  /** The minute that has come. */
  readonly minute: number
}

/**
 * By the clock on the wall: in the night that has an hour less, the minutes of that hour come with the next one. Returns
 * `undefined` by day.
 */
export function momentOfNight(now: Temporal.Instant): NightMoment | undefined {
  const local = now.toZonedDateTimeISO(DAY_ZONE)
  if (local.hour < NIGHT.from || local.hour >= NIGHT.to) return undefined
  const began = local
    .toPlainDate()
    .toZonedDateTime({ timeZone: DAY_ZONE, plainTime: { hour: NIGHT.from } })
    .toInstant()
  return { began, minute: (local.hour - NIGHT.from) * 60 + local.minute }
}

/**
 * Each login has a minute of the night of its own, the same every night. After a late start, those that are overdue are spread
 * over the minutes that are left, so that other results do not wait long behind them. One that the night missed, because no
 * node ran, waits for the next. Called once a minute. Returns how many were announced.
 */
export async function announceRefreshes(stage: Stage): Promise<number> {
  const now = stage.clock.now()
  const night = momentOfNight(now)
  if (!night) return 0
  const asked = [now, night.began, night.minute]
  const [due] = await stage.database.run<{ readonly count: number }>(COUNT, asked)
  const share = Math.ceil((due?.count ?? 0) / (MINUTES - night.minute))
  let total = 0
  while (total < Math.min(due?.count ?? 0, Math.max(share, BATCH))) {
    const announced = await announceBatch(stage, asked)
    if (announced === 0) break
    total += announced
  }
  return total
}

function announceBatch(stage: Stage, asked: readonly unknown[]): Promise<number> {
  return act(stage, bySystem('refresh-logins'), async (act) => {
    // One node at a time: of two that see the same login, one would refresh it a second time.
    await sql`select pg_advisory_xact_lock(hashtext('refresh-logins'))`.execute(act.tx)
    const { rows } = await act.tx.executeQuery(CompiledQuery.raw(TAKE, [...asked]))
    const due = rows as readonly Due[]
    for (const { login_id: loginId, tag, webhook_id: webhookId, language } of due) {
      const session = { requestId: newGuid(), language, ...(tag !== null && { tag }) }
      await placeMessage(act, { webhookId, kind: 'GetAccountsDetail', cause: 'refresh', loginId, session })
    }
    await act.record('refresh-logins', { detail: { count: due.length } })
    return due.length
  })
}
