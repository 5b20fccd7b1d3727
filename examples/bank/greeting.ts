// What the example prints when it is ready: what to open, and what to type there.

import path from 'node:path'
import type { Books } from './books/books.ts'
import type { Portage } from './portage.ts'
import type { Settings } from './settings.ts'
import type { Member } from './sign-in/members.ts'
import { BANK } from './sign-in/texts.ts'

/** The ids of banks.yaml. */
export const PROVIDERS = { creditUnion: 2001, fdx6: 2002, fdx5: 2003 } as const

type Parts = {
  readonly settings: Settings
  readonly books: Books
  readonly portage: Portage
  readonly bank: Portage
  readonly password: string
}

export function greeting({ settings, books, portage, bank, password }: Parts): string {
  const { issuer, demoApp, operator } = portage.demo
  const signIn = `http://127.0.0.1:${settings.ports.bank}`
  const [first, second] = books.members
  const many = books.members.length.toLocaleString('en')
  const user = (member: Member | undefined) =>
    member &&
    `    user       ${member.userName.padEnd(12)} password   ${password}
    code       ${signIn}/phone?member=${member.userName}
`
  return `
Portage is in front of two banks.

  Demo app     ${demoApp}     open this and press "Connect my bank"
  Console      ${issuer}/console
    operator   ${operator.username}
    password   ${operator.password}
    code       DATA_FOLDER=${portage.folder} npx node src/portage.js demo-code

  ${BANK.en}: an OpenID provider with a second factor, and views of ${many} members in ${books.kind}
${user(first) ?? ''}    (six accounts, some held with the next)
${user(second) ?? ''}
  Lumen Bank (by FDX 6) and Merrow Savings (by FDX 5.2): a second Portage at ${bank.demo.issuer}
    user       ${userAt(bank, 1000)} at Lumen, ${userAt(bank, 1001)} at Merrow     password   ${bank.demo.users[0]?.password ?? ''}

  The guide    docs/connect-a-bank.md. Its commands are typed in a second terminal, after:
    . ${path.join(settings.folder, 'settings.sh')}

Begin at ${demoApp}     Stop with Ctrl-C; the data stays in ${settings.folder}
`
}

function userAt({ demo }: Portage, providerId: number): string {
  return demo.users.find(({ provider_id }) => provider_id === providerId)?.username ?? ''
}
