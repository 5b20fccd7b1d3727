// The picture of a cheque, drawn from the books when it is requested.

import type { AccountPermit } from '../../../domain/consents/permit.ts'
import type { TransactionImage } from '../../../domain/retrieval/connector.ts'
import type { Decimal } from '../../../platform/decimal.ts'
import { Problem } from '../../../platform/problem.ts'
import { BANK_ZONE, bankOf } from '../bank/banks.ts'
import { FAINT, INK, dateOfFile, bytesOf, printable } from './pdf-sheet.ts'
import { findPerson } from '../bank/people.ts'
import { readStoredAccount, type Books, type StoredAccount } from '../bank/stored-account.ts'

type Cheque = { reference: string; transaction_at: Temporal.Instant; payee: string; amount: Decimal }

/** The id of the picture of a cheque's front. */
export function frontImageId(transactionId: string): string {
  return `${transactionId}-front`
}

/** Throws `image_not_found`. */
export async function readChequeImage(books: Books, permit: AccountPermit, imageId: string): Promise<TransactionImage> {
  const account = await readStoredAccount(books, permit)
  const [cheque] = await books.database.run<Cheque>(
    `select reference, transaction_at, payee, amount from sandbox_transaction
     where account_id = $1 and transaction_type = 'CHECK' and transaction_at <= $2 and transaction_id || '-front' = $3`,
    [account.account_id, books.clock.now(), imageId],
  )
  if (!cheque) throw new Problem('image_not_found', 'There is no such image. Take its id from a transaction.')
  const { transaction_at: transactionTimestamp } = cheque
  return {
    transactionTimestamp,
    contentType: 'application/pdf',
    bytes: await draw(account, cheque, signatureOf(permit.bankCustomerId)),
  }
}

function signatureOf(bankCustomerId: string): string {
  const person = findPerson(bankCustomerId)
  return person ? `${person.name.first} ${person.name.last}` : ''
}

/** Six inches by two and three quarters, the size of a personal cheque, in points. */
const WIDTH = 432
const HEIGHT = 198

const texts = {
  en: { date: 'Date', payTo: 'Pay to the order of', test: 'A test bank: not a real cheque' },
  fr: { date: 'Date', payTo: "Payez à l'ordre de", test: "Banque d'essai\u00A0: ceci n'est pas un vrai chèque" },
} as const

async function draw(account: StoredAccount, cheque: Cheque, signature: string): Promise<Uint8Array> {
  const { default: PDFDocument } = await import('pdfkit')
  const bank = bankOf(account.provider_id)
  const say = texts[bank.firstLanguage]
  const written = cheque.transaction_at.toZonedDateTimeISO(BANK_ZONE)
  const sheet = new PDFDocument({
    size: [WIDTH, HEIGHT],
    margin: 0,
    info: {
      Title: printable(`${bank.name[bank.firstLanguage]} ${cheque.reference}`),
      CreationDate: dateOfFile(cheque.transaction_at),
    },
  })
  const write = (text: string, x: number, y: number, size: number, color = INK, font = 'Helvetica'): void => {
    sheet.font(font).fontSize(size).fillColor(color).text(printable(text), x, y, { lineBreak: false })
  }
  const rule = (x: number, y: number, to: number): void => {
    sheet.moveTo(x, y).lineTo(to, y).lineWidth(0.6).stroke(FAINT)
  }
  sheet.rect(0, 0, WIDTH, HEIGHT).fill('#f3f7f4')
  sheet
    .rect(5, 5, WIDTH - 10, HEIGHT - 10)
    .lineWidth(0.8)
    .stroke('#9db3a8')
  write(signature, 20, 20, 10, INK, 'Helvetica-Bold')
  write(bank.name[bank.firstLanguage], 20, 34, 8.5, FAINT)
  write(cheque.reference.padStart(4, '0'), 380, 20, 11, INK, 'Helvetica-Bold')
  write(`${say.date}  ${written.toPlainDate().toString()}`, 300, 44, 9)
  write(say.payTo, 20, 76, 7.5, FAINT)
  write(cheque.payee, 110, 72, 12, INK, 'Times-Italic')
  rule(106, 88, 318)
  sheet.rect(328, 68, 84, 22).lineWidth(0.8).stroke(FAINT)
  write(`$ ${cheque.amount}`, 336, 74, 12, INK, 'Times-Italic')
  write(say.test, 20, 112, 9, '#a23b2a', 'Helvetica-Bold')
  rule(250, 144, 412)
  write(signature, 262, 126, 15, '#24408e', 'Times-Italic')
  const line = `"${cheque.reference.padStart(6, '0')}"  :${bank.transitNumber}-${bank.institutionNumber}:  ${account.account_number}"`
  write(line, 60, 172, 11, INK, 'Courier')
  sheet.end()
  return bytesOf(sheet)
}
