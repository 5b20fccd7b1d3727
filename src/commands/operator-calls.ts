// Calls of the operator's API by a command: to the server that runs on the same data, else to one that answers this command alone.

import { bySystem } from '../domain/journal/act.ts'
import { makeFirstSigningKey } from '../domain/keys/make-first-signing-key.ts'
import { options } from '../options.ts'
import { silentLog } from '../platform/log.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { newSecret } from '../platform/secret.ts'
import { onOperatorStage } from './operator-stage.ts'
import { loadApp, readServerSettings } from './run-server.ts'
import { findRunningServer, readAnswer, type RunningServer } from './running-server.ts'

/** Throws a Problem `cannot_start` with the error that the API answers. */
export async function withOperatorCalls<T>(
  environment: Environment,
  work: (server: RunningServer) => Promise<T>,
): Promise<T> {
  const running = await findRunningServer(environment)
  if (running) return work(running)
  const issuer = demandOption(options.issuer, environment)
  const settings = readServerSettings(environment)
  return onOperatorStage(environment, async (stage, vault) => {
    await makeFirstSigningKey(stage, bySystem('providers'), vault)
    const { buildApp } = await loadApp()
    const commandToken = newSecret()
    const app = await buildApp(
      { ...stage, vault, log: silentLog },
      { ...settings, issuer, commandToken, comparesClocks: false },
    )
    try {
      return await work({
        async call(method, place, body) {
          const answer = await app.http.inject({
            method,
            url: `/api/v1/operator${place}`,
            headers: { authorization: `Bearer ${commandToken}`, 'content-type': 'application/json' },
            ...(body !== undefined && { payload: JSON.stringify(body) }),
          })
          return readAnswer(answer.statusCode, answer.payload)
        },
      })
    } finally {
      await app.longReads.stop()
      await app.banks.close()
      await app.http.close()
    }
  })
}
