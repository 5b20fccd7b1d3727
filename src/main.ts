// The command line: runs one command, with its settings from the environment.

import { nearestName } from './platform/nearest-name.ts'
import { Problem } from './platform/problem.ts'

/** A command that another Portage process has started ends with that process. */
process.once('disconnect', () => process.exit(1))

const print = (text: string): void => void process.stdout.write(text)
const environment = process.env

/** Each command's code is loaded only when it runs, so that `help` is quick and `migrate` loads no web server. */
const commands: Readonly<Record<string, (words: readonly string[]) => Promise<void> | void>> = {
  demo: async () => (await import('./commands/demo.ts')).demo(environment, print),
  serve: async () => (await import('./commands/serve.ts')).serve(environment, print),
  migrate: async () => (await import('./commands/migrate.ts')).migrate(environment, print),
  'seed-sandbox': async () => (await import('./commands/seed-sandbox.ts')).seedSandbox(environment, print),
  'create-operator': async (words) =>
    (await import('./commands/create-operator.ts')).createOperator(environment, print, words),
  'create-operator-token': async (words) =>
    (await import('./commands/create-operator-token.ts')).createOperatorToken(environment, print, words),
  'unlock-operator': async (words) =>
    (await import('./commands/unlock-operator.ts')).unlockOperator(environment, print, words),
  'rotate-keys': async (words) => (await import('./commands/rotate-keys.ts')).rotateKeys(environment, print, words),
  'end-key': async (words) => (await import('./commands/end-key.ts')).endKey(environment, print, words),
  'secret-keys': async () => (await import('./commands/secret-keys.ts')).secretKeys(environment, print),
  'set-connect': async (words) => (await import('./commands/set-connect.ts')).setConnect(environment, print, words),
  'set-integration': async (words) =>
    (await import('./commands/set-integration.ts')).setIntegration(environment, print, words),
  'try-bank': async (words) => (await import('./commands/try-bank.ts')).tryBank(environment, print, words),
  'check-views': async (words) => (await import('./commands/check-views.ts')).checkViews(environment, print, words),
  providers: async (words) => (await import('./commands/providers.ts')).providers(environment, print, words),
  'demo-code': async () => (await import('./commands/demo-code.ts')).demoCode(environment, print),
  help: async () => (await import('./commands/help.ts')).help(print),
}

const ALIASES: Readonly<Record<string, string>> = { '--help': 'help', '-h': 'help' }

async function run(written = 'help', ...words: readonly string[]): Promise<void> {
  const name = ALIASES[written] ?? written
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new Problem('cannot_start', unknownCommand(written))
  // A parent process has printed the warnings already.
  if (process.send === undefined) await warnOfMisspelledSettings()
  await command(words)
}

function unknownCommand(written: string): string {
  const meant = nearestName(written, Object.keys(commands))
  const question = meant === undefined ? '' : ` Did you mean ${meant}?`
  return `There is no command ${written}.${question} Try: npx node src/portage.js help`
}

/** Prints to standard error, because a program may read a command's standard output. */
async function warnOfMisspelledSettings(): Promise<void> {
  const { misspelledSettings } = await import('./commands/misspelled-settings.ts')
  for (const sentence of misspelledSettings(environment)) process.stderr.write(`${sentence}\n`)
}

try {
  await run(...process.argv.slice(2))
  process.exit()
} catch (error) {
  const sentence = error instanceof Problem ? error.detail : `Portage ended because of a bug: ${String(error)}`
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
