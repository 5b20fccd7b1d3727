// The months of a freight company: wires and cheques through treasury management, each named by its BAI code.

import { products } from '../bank/products.ts'
import type { Month, When } from './month.ts'
import type { Category, Words } from './words.ts'

const ACCOUNT = 'freight-operating'

/** Codes of a transaction in the reports of BAI version 2. */
const bai = { wireIn: '195', wireOut: '495', achCredit: '165', achDebit: '455', chequePaid: '475', fee: '698' } as const

/** What a company of its size keeps; the owners draw what is above it. */
const WORKING_CAPITAL = 450_000_00n

export function haulFreight(month: Month, words: Words): void {
  const random = month.random('freight')
  for (let left = random.between(8, 11); left > 0; left--) {
    const client = random.pick(words.clients)
    receive(month, words, { day: random.between(1, month.length), minute: random.between(480, 1_020) }, client, {
      cents: random.dollars(18_000, 46_000),
      byWire: random.chance(40),
    })
  }
  const spend = (when: When, type: string, cents: bigint, description: string, category: Category): void =>
    month.write(ACCOUNT, when, { side: 'DEBIT', cents, type, description, category: words.categories[category] })
  for (let day = 1; day <= month.length; day++) {
    if (month.weekday(day) !== 1) continue
    const [fuel] = words.shops.fuel.names
    spend({ day, minute: 520, clears: 1 }, bai.achDebit, random.dollars(9_000, 14_500), fuel, 'supplies')
    const number = 4_000 + month.index * 5 + Math.ceil(day / 7)
    const cheque = `${words.lines.cheque} ${number}`
    spend({ day, minute: 1_200, clears: 2 }, bai.chequePaid, random.dollars(1_200, 7_800), cheque, 'bills')
  }
  for (const day of [15, month.length]) {
    spend({ day, minute: 430 }, bai.achDebit, 68_400_00n, words.lines.payroll, 'payroll')
  }
  spend({ day: month.length, minute: 1_360 }, bai.fee, products.commercial.monthlyFeeCents, words.lines.fee, 'fees')
  const spare = ((month.opening(ACCOUNT) - WORKING_CAPITAL) / 1_000_00n) * 1_000_00n
  spend({ day: 5, minute: 640 }, bai.wireOut, spare, `${words.lines.wireOut} ${words.lines.owner}`, 'transfer')
}

function receive(
  month: Month,
  words: Words,
  when: When,
  payee: string,
  { cents, byWire }: { cents: bigint; byWire: boolean },
): void {
  month.write(ACCOUNT, byWire ? when : { ...when, clears: 1 }, {
    side: 'CREDIT',
    cents,
    type: byWire ? bai.wireIn : bai.achCredit,
    description: `${byWire ? words.lines.wireIn : words.lines.invoice} ${payee}`,
    payee,
    category: words.categories.sales,
  })
}
