// help: the commands and the settings, from where they are declared.

import { options } from '../options.ts'

export function help(print: (text: string) => void): void {
  const settings = Object.values(options).map(({ name, says, takes, fallback }) => {
    return `  ${name.padEnd(22)}${says.en}\n${' '.repeat(24)}Takes ${takes}${fallback === undefined ? '' : `; ${fallback} by default`}.`
  })
  print(`npx node src/portage.js COMMAND

  demo          Everything in one go: test banks, a demo app, known users. For trying it out.
  serve         The server for real. Needs ISSUER and SECRET_KEY.
  migrate       Brings the database's schema up to date.
  create-operator USER_NAME ROLE [NAME]
                Makes an operator of the console (or a new way in) and prints a link. Needs ISSUER and SECRET_KEY.
  create-operator-token USER_NAME ROLE DAYS NAME
                Makes a token for an operator's programs and prints it. Needs SECRET_KEY.
  unlock-operator USER_NAME
                Lets an operator try again whom too many attempts have locked out. Needs SECRET_KEY.
  rotate-keys [HOURS]
                Announces the next key that signs access tokens: 24, 48 or 168 hours ahead. Needs SECRET_KEY.
  end-key KID REASON
                Ends a signing key at once, in an emergency, with all that it signed: apps refresh. Needs SECRET_KEY.
  secret-keys   Says whether a former secret key may be taken out of SECRET_KEY. Needs SECRET_KEY.
  set-connect CUSTOMER_ID [site=URL] [redirect=URL]... [origin=ORIGIN]...
                Opens Connect for an organization, or replaces the addresses and sites where it may be used.
  seed-sandbox  Writes the lives of the test banks' customers. The demo does it by itself.
  demo-code     Prints the code with which the demo's operator signs in to the console.
  help          This page.

Settings, from the environment:
${settings.join('\n')}
`)
}
