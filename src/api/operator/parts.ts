// The parts that the endpoints of the operator's API are built from.

import type { Database } from '../../database/open.ts'
import type { KeyRing } from '../../domain/keys/key-ring.ts'
import type { OperationRules } from '../../operations/operation.ts'
import type { Banks } from '../../domain/retrieval/banks.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Conventions } from '../../platform/http/endpoint.ts'
import type { Metrics } from '../../platform/http/metrics.ts'
import type { Log } from '../../platform/log.ts'
import type { Vault } from '../../platform/secret.ts'
import type { ShownOption } from '../../platform/shown-option.ts'

export type OperatorParts = {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly vault: Vault
  readonly issuer: string
  readonly rules: OperationRules
  readonly ring: KeyRing
  readonly metrics: Metrics
  readonly banks: Banks
  readonly shownOptions: readonly ShownOption[]
  /** The token of commands on the server's own machine; `undefined` if they use the database directly. */
  readonly commandToken?: string | undefined
  /** The conventions of OAuth. */
  readonly conventions: Conventions
}
