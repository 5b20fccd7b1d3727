// A month of a freight company: wires and cheques through treasury management, each with its BAI code.

import { products } from '../bank/products.ts'
import type { Month, When } from './month.ts'
import { excess } from './payments.ts'
import type { Category } from './transaction-texts.ts'

const ACCOUNT = 'freight-operating'

/** Transaction codes of BAI version 2. */
const bai = { wireIn: '195', wireOut: '495', achCredit: '165', achDebit: '455', chequePaid: '475', fee: '698' } as const

/** The balance that the company keeps; the owners draw the excess. */
const WORKING_CAPITAL = 450_000_00n

export function writeFreightMonth(month: Month): void {
  const random = month.random('freight')
  for (let left = random.between(8, 11); left > 0; left--) {
    const client = random.pick(month.payees.clients)
    receive(month, { day: random.between(1, month.length), minute: random.between(480, 1_020) }, client, {
      cents: random.dollars(18_000, 46_000),
      byWire: random.chance(40),
    })
  }
  const spend = (when: When, type: string, cents: bigint, description: string, category: Category): void =>
    month.write(ACCOUNT, when, { side: 'DEBIT', cents, type, description, category: month.texts.categories[category] })
  for (let day = 1; day <= month.length; day++) {
    if (month.weekday(day) !== 1) continue
    const [fuel] = month.payees.shops.fuel.names
    spend({ day, minute: 520, clears: 1 }, bai.achDebit, random.dollars(9_000, 14_500), fuel, 'supplies')
    const number = 4_000 + month.index * 5 + Math.ceil(day / 7)
    const cheque = `${month.texts.descriptions.cheque} ${number}`
    spend({ day, minute: 1_200, clears: 2 }, bai.chequePaid, random.dollars(1_200, 7_800), cheque, 'bills')
  }
  for (const day of [15, month.length]) {
    spend({ day, minute: 430 }, bai.achDebit, 68_400_00n, month.texts.descriptions.payroll, 'payroll')
  }
  spend(
    { day: month.length, minute: 1_360 },
    bai.fee,
    products.commercial.monthlyFeeCents,
    month.texts.descriptions.fee,
    'fees',
  )
  const draw = excess(month, ACCOUNT, WORKING_CAPITAL, 1_000_00n)
  spend(
    { day: 5, minute: 640 },
    bai.wireOut,
    draw,
    `${month.texts.descriptions.wireOut} ${month.texts.descriptions.owner}`,
    'transfer',
  )
}

function receive(month: Month, when: When, payee: string, { cents, byWire }: { cents: bigint; byWire: boolean }): void {
  month.write(ACCOUNT, byWire ? when : { ...when, clears: 1 }, {
    side: 'CREDIT',
    cents,
    type: byWire ? bai.wireIn : bai.achCredit,
    description: `${byWire ? month.texts.descriptions.wireIn : month.texts.descriptions.invoice} ${payee}`,
    payee,
    category: month.texts.categories.sales,
  })
}
