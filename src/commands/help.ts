// help: lists the commands and the settings.

import { options } from '../options.ts'

export function help(print: (text: string) => void): void {
  const settings = Object.values(options).map(({ name, says, takes, fallback }) => {
    return `  ${name.padEnd(22)}${says.en}\n${' '.repeat(24)}Takes ${takes}${fallback === undefined ? '' : `; ${fallback} by default`}.`
  })
  print(`npx node src/portage.js COMMAND

  demo          Runs the server with test banks, a demo app and known users, to try it out.
  serve         Runs the server. Needs ISSUER and SECRET_KEY.
  migrate       Brings the database's schema up to date.
  create-operator USER_NAME ROLE [NAME]
                Creates an operator, or gives one a new sign-in, and prints a link. Needs ISSUER and SECRET_KEY.
  create-operator-token USER_NAME ROLE DAYS NAME
                Creates a token for an operator's programs and prints it. Needs SECRET_KEY.
  unlock-operator USER_NAME
                Unlocks an operator who was locked out after too many attempts. Needs SECRET_KEY.
  rotate-keys [HOURS]
                Announces the next key that signs access tokens, 24, 48 or 168 hours ahead. Needs SECRET_KEY.
  end-key KID REASON
                Ends a signing key and every token it signed, in an emergency; apps refresh. Needs SECRET_KEY.
  secret-keys   Says whether a former secret key may be taken out of SECRET_KEY. Needs SECRET_KEY.
  set-connect CUSTOMER_ID [site=URL] [redirect=URL]... [origin=ORIGIN]... [language=en|fr] [theme=light|dark]
              [accent=#RRGGBB] [requires-token=yes] [default=yes]
                Opens Connect for an organization, or replaces its settings: where it may be used and how it looks.
  set-integration CUSTOMER_ID LEVEL
                Sets by what an organization's servers are known: strict, or weaker for older integrations
                (any_credential, open_authorize, open_reads).
  providers list
                Lists the providers with their states.
  providers apply FILE [--dry-run] [--prune]
                Makes the providers as a file of YAML describes them, and says what it changed. With --dry-run it changes
                nothing, prints the differences and ends with 2 if there are any; with --prune it disables those that the
                file does not name.
  providers export
                Prints the providers as such a file, with references in place of secrets.
  try-bank PROVIDER_ID [--json]
                Tries a provider's bank step by step: its checks, a sign-in that you make in a browser, and what an
                app would read. Ends with 1 if a step is red.
  check-views PROVIDER_ID [--json]
                Says what is missing, of a wrong type, doubled, slow or impossible in a bank's views, with the SQL to see
                it. Ends with 1 if something is wrong.
  seed-sandbox  Writes two years of invented data into the test banks. The demo does it by itself.
  demo-code     Prints the one-time code with which the demo's operator signs in to the console.
  help          Prints this page.

Settings, from the environment:
${settings.join('\n')}
`)
}
