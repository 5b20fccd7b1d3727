// The command line: one command, its settings from the environment, one clear sentence when it cannot start.

import { demo } from './commands/demo.ts'
import { help } from './commands/help.ts'
import { migrate } from './commands/migrate.ts'
import { serve } from './commands/serve.ts'
import { Problem } from './platform/problem.ts'

const print = (text: string): void => void process.stdout.write(text)

async function main(command: string | undefined): Promise<void> {
  if (command === 'demo') return demo(process.env, print)
  if (command === 'serve') return serve(process.env, print)
  if (command === 'migrate') return migrate(process.env, print)
  if (command === undefined || command === 'help' || command === '--help') return help(print)
  throw new Problem('cannot_start', `There is no command ${command}. Try: portage help`)
}

try {
  await main(process.argv[2])
  process.exit(0)
} catch (error) {
  const sentence = error instanceof Problem ? error.detail : `Portage ended because of a bug: ${String(error)}`
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
