// help: the commands and the settings, from where they are declared.

import { options } from '../options.ts'

export function help(print: (text: string) => void): void {
  const settings = Object.values(options).map(({ name, says, takes, fallback }) => {
    return `  ${name.padEnd(22)}${says}\n${' '.repeat(24)}Takes ${takes}${fallback === undefined ? '' : `; ${fallback} by default`}.`
  })
  print(`node src/main.ts COMMAND

  demo          Everything in one go: test banks, a demo app, known users. For trying it out.
  serve         The server for real. Needs ISSUER and SECRET_KEY.
  migrate       Brings the database's schema up to date.
  seed-sandbox  Writes the lives of the test banks' customers. The demo does it by itself.
  help          This page.

Settings, from the environment:
${settings.join('\n')}
`)
}
