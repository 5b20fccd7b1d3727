// The PDF of a tax slip, in both languages on one sheet like the government's forms.

import { maskNumber } from '../bank/stored-account.ts'
import { displayName } from '../bank/people.ts'
import {
  ACCENT,
  FAINT,
  FOOTER,
  LEFT,
  PANEL,
  RIGHT,
  RULE,
  bytesOf,
  openLetter,
  printable,
  write,
  type Sheet,
} from './pdf-sheet.ts'
import { addressLines } from './statement-model.ts'
import { taxIdOf } from '../bank/tax-id.ts'
import type { SlipBox, TaxSlip } from './tax-slips.ts'

const texts = {
  test: 'A test bank / Une banque d’essai',
  year: 'Tax year / Année d’imposition',
  recipient: 'Recipient / Bénéficiaire',
  account: 'Account / Compte',
  taxId: 'Identification number / Numéro d’identification',
  issued: 'Issued on / Établi le',
  box: 'Box / Case',
  amount: 'CAD',
  notReal: [
    'Made by a test bank: invented people, invented money. This is not a real tax slip.',
    'Produit par une banque d’essai : personnes et argent inventés. Ce n’est pas un vrai feuillet.',
  ],
} as const

/** The same slip gives the same bytes, whenever it is made. */
export async function writeTaxSlipFile(slip: TaxSlip): Promise<Uint8Array> {
  const { form, title, year, bank, issuedOn } = slip
  const name = form === 'T5' ? 'T5 ' : ''
  const sheet = await openLetter({
    language: `${bank.firstLanguage}-CA`,
    title: `${name}${title[bank.firstLanguage]}, ${year}`,
    bankName: bank.name[bank.firstLanguage],
    day: issuedOn,
  })
  writeHead(sheet, slip, name)
  writeParties(sheet, slip)
  writeBoxes(sheet, slip.boxes)
  texts.notReal.forEach((line, index) => {
    write(sheet, line, LEFT, FOOTER - 12 + index * 12, { size: 8, color: FAINT, width: RIGHT - LEFT })
  })
  sheet.end()
  return bytesOf(sheet)
}

function writeHead(sheet: Sheet, { bank, title, year }: TaxSlip, name: string): void {
  const right = { width: 280, align: 'right' } as const
  const x = RIGHT - right.width
  sheet.rect(0, 0, 612, 10).fill(ACCENT)
  write(sheet, bank.name.en, LEFT, 40, { font: 'Helvetica-Bold', size: 16, color: ACCENT })
  write(sheet, bank.name.fr, LEFT, 60, { size: 11, color: ACCENT })
  write(sheet, texts.test, LEFT, 78, { size: 9, color: FAINT })
  write(sheet, `${name}${title.en}`, x, 40, { ...right, font: 'Helvetica-Bold', size: 13 })
  write(sheet, `${name}${title.fr}`, x, 58, { ...right, size: 11 })
  write(sheet, texts.year, x, 84, { ...right, size: 8.5, color: FAINT })
  write(sheet, String(year), x, 96, { ...right, font: 'Helvetica-Bold', size: 22, color: ACCENT })
}

function writeParties(sheet: Sheet, slip: TaxSlip): void {
  const { person, productName, accountNumberDisplay, issuedOn } = slip
  const top = 140
  const right = 330
  sheet.roundedRect(LEFT, top, RIGHT - LEFT, 132, 4).fill(PANEL)
  const label = (text: string, x: number, y: number): void => write(sheet, text, x, y, { size: 8.5, color: FAINT })
  label(texts.recipient, LEFT + 14, top + 14)
  write(sheet, displayName(person), LEFT + 14, top + 28, { font: 'Helvetica-Bold', size: 10.5 })
  const address = addressLines(person.address).join('\n')
  write(sheet, address, LEFT + 14, top + 44, { size: 10.5, width: 240, lineGap: 3 })
  label(texts.taxId, LEFT + 14, top + 98)
  write(sheet, maskNumber(taxIdOf(person)), LEFT + 14, top + 111, { size: 10.5 })
  label(texts.account, right, top + 14)
  write(sheet, productName.en, right, top + 28, { font: 'Helvetica-Bold', size: 10.5 })
  write(sheet, productName.fr, right, top + 44, { size: 10.5 })
  write(sheet, accountNumberDisplay, right, top + 60, { size: 10.5 })
  label(texts.issued, right, top + 98)
  write(sheet, issuedOn.toString(), right, top + 111, { size: 10.5 })
}

function writeBoxes(sheet: Sheet, boxes: readonly SlipBox[]): void {
  const money = new Intl.NumberFormat('en-CA', { style: 'currency', currency: 'CAD' })
  const amountAt = { x: RIGHT - 126, style: { width: 120, align: 'right' } } as const
  const heading = { font: 'Helvetica-Bold', size: 8.5, color: '#ffffff' } as const
  const top = 296
  const isNumbered = boxes.some(({ number }) => number !== undefined)
  const labelAt = LEFT + (isNumbered ? 62 : 6)
  sheet.rect(LEFT, top, RIGHT - LEFT, 20).fill(ACCENT)
  if (isNumbered) write(sheet, texts.box, LEFT + 6, top + 6, heading)
  write(sheet, texts.amount, amountAt.x, top + 6, { ...heading, ...amountAt.style })
  boxes.forEach(({ number = '', label, amount }, index) => {
    const y = top + 20 + index * 42
    write(sheet, number, LEFT + 6, y + 13, { font: 'Helvetica-Bold', size: 13, color: ACCENT })
    write(sheet, label.en, labelAt, y + 8, { font: 'Helvetica-Bold', size: 10 })
    write(sheet, label.fr, labelAt, y + 22, { size: 9.5, color: FAINT })
    const figure = printable(money.format(amount as Intl.StringNumericLiteral))
    write(sheet, figure, amountAt.x, y + 13, { font: 'Helvetica-Bold', size: 12.5, ...amountAt.style })
    sheet
      .moveTo(LEFT, y + 42)
      .lineTo(RIGHT, y + 42)
      .lineWidth(0.5)
      .stroke(RULE)
  })
}
