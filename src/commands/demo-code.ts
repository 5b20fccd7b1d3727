// demo-code: prints the demo operator's present one-time code, for trying the console without an authenticator app.

import path from 'node:path'
import { oneTimeCode } from '../domain/operators/one-time-code.ts'
import { options } from '../options.ts'
import { systemClock } from '../platform/clock.ts'
import { demandOption, type Environment } from '../platform/option.ts'
import { Problem } from '../platform/problem.ts'
import { readDemoFile } from './demo/demo-file.ts'

export async function demoCode(environment: Environment, print: (text: string) => void): Promise<void> {
  const folder = path.resolve(demandOption(options.dataFolder, environment))
  const file = await readDemoFile(folder)
  if (!file) throw new Problem('cannot_start', `There is no demo in ${folder}. Start it with npm start.`)
  print(`${oneTimeCode(file.operator.totp_secret, systemClock.now())}\n`)
}
