// Validates the terms that an app asks for: within what this server allows, and within what the app itself registered.

import { Problem } from '../../platform/problem.ts'
import type { Recipient } from '../recipients/recipient.ts'
import type { ConsentTerms } from './consent-terms.ts'

/**
 * @param requested absent if the app asks by a scope alone: it then gets the terms that it registered.
 * @param longestDays the most days that this server lets a consent last. Throws `invalid_authorization_details`.
 */
export function validateTerms(
  recipient: Recipient,
  requested: ConsentTerms | undefined,
  longestDays: number,
): ConsentTerms {
  if (!requested) return registeredTerms(recipient, longestDays)
  const { durationType, durationDays = 0, lookbackDays = 0 } = requested
  const { durationTypes, lookbackDays: mostLookback = Infinity } = recipient
  if (durationType && durationTypes && !durationTypes.includes(durationType)) {
    throw refused(`This app may not ask for durationType ${durationType}.`)
  }
  const mostDuration = Math.min(longestDays, recipient.durationDays ?? Infinity)
  if (durationDays > mostDuration) throw refused(`durationPeriod may be at most ${mostDuration} for this app.`)
  if (lookbackDays > mostLookback) throw refused(`lookbackPeriod may be at most ${mostLookback} for this app.`)
  return { ...lookbackOf(recipient), ...requested }
}

function registeredTerms(recipient: Recipient, longestDays: number): ConsentTerms {
  const { durationTypes, durationDays } = recipient
  if (!durationTypes || durationTypes.includes('PERSISTENT')) return lookbackOf(recipient)
  if (durationTypes.includes('TIME_BOUND') && durationDays !== undefined) {
    return { durationType: 'TIME_BOUND', durationDays: Math.min(durationDays, longestDays), ...lookbackOf(recipient) }
  }
  return { durationType: 'ONE_TIME', ...lookbackOf(recipient) }
}

function lookbackOf({ lookbackDays }: Recipient): ConsentTerms {
  return lookbackDays === undefined ? {} : { lookbackDays }
}

function refused(detail: string): Problem {
  return new Problem('invalid_authorization_details', detail)
}
