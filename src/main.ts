// The command line: one command, its settings from the environment, one clear sentence when it cannot start.

import { Problem } from './platform/problem.ts'

/** A command that another Portage has started ends with it. */
process.once('disconnect', () => process.exit(1))

const print = (text: string): void => void process.stdout.write(text)

/** A command's code is loaded when it is called, so that `help` is quick and `migrate` brings no web server. */
async function main(command?: string, ...words: readonly string[]): Promise<void> {
  switch (command) {
    case 'demo':
      return (await import('./commands/demo.ts')).demo(process.env, print)
    case 'serve':
      return (await import('./commands/serve.ts')).serve(process.env, print)
    case 'migrate':
      return (await import('./commands/migrate.ts')).migrate(process.env, print)
    case 'seed-sandbox':
      return (await import('./commands/seed-sandbox.ts')).seedSandbox(process.env, print)
    case 'create-operator':
      return (await import('./commands/create-operator.ts')).createOperator(process.env, print, words)
    case 'create-operator-token':
      return (await import('./commands/create-operator-token.ts')).createOperatorToken(process.env, print, words)
    case 'unlock-operator':
      return (await import('./commands/unlock-operator.ts')).unlockOperator(process.env, print, words)
    case 'secret-keys':
      return (await import('./commands/secret-keys.ts')).secretKeys(process.env, print)
    case 'set-connect':
      return (await import('./commands/set-connect.ts')).setConnect(process.env, print, words)
    case 'demo-code':
      return (await import('./commands/demo-code.ts')).demoCode(process.env, print)
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      return (await import('./commands/help.ts')).help(print)
    default:
      throw new Problem('cannot_start', `There is no command ${command}. Try: npx node src/portage.js help`)
  }
}

try {
  await main(...process.argv.slice(2))
  process.exit(0)
} catch (error) {
  const sentence = error instanceof Problem ? error.detail : `Portage ended because of a bug: ${String(error)}`
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
