// The device of a request: its address and user agent, and a short name for it.

import type { Device } from '../../domain/operators/session.ts'
import type { Call } from '../../platform/http/endpoint.ts'

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|HeadlessChrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

export function deviceOf(call: Call): Device {
  return { address: call.address, userAgent: call.header('user-agent') ?? '' }
}

/** Returns a name such as `Firefox, Windows`; `undefined` if the user agent is not recognized. */
export function deviceName(userAgent: string): string | undefined {
  const first = (list: typeof BROWSERS): string | undefined => list.find(([pattern]) => pattern.test(userAgent))?.[1]
  return [first(BROWSERS), first(SYSTEMS)].filter((name) => name !== undefined).join(', ') || undefined
}
