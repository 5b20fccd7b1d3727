// The PDF of a monthly statement, as the bank would send it: letterhead, summary, and every line with its balance.

import type { Decimal } from '../../../platform/decimal.ts'
import { giveWay, inPieces } from '../../../platform/give-way.ts'
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
  type Style,
} from './pdf-sheet.ts'
import type { StatementModel, StatementRow } from './statement-model.ts'
import { statementTexts, type StatementTexts } from './statement-texts.ts'

const FIRST_LINE = 54
const LAST_LINE = 706
const TABLE_HEAD = 20

const COLUMNS = {
  date: { x: LEFT, width: 52, align: 'left' },
  description: { x: 110, width: 196, align: 'left' },
  debit: { x: 310, width: 78, align: 'right' },
  credit: { x: 392, width: 78, align: 'right' },
  balance: { x: 474, width: 84, align: 'right' },
} as const

const COLUMN_NAMES = ['date', 'description', 'debit', 'credit', 'balance'] as const

type Column = keyof typeof COLUMNS
type Cells = Partial<Record<Column, string>>

/** The same statement gives the same bytes, whenever it is made. */
export async function writeStatementFile(model: StatementModel): Promise<Uint8Array> {
  const texts = statementTexts(model)
  const sheet = await openLetter({
    language: `${model.language}-CA`,
    title: `${texts.title}, ${model.productName}, ${texts.period}`,
    bankName: model.bankName,
    day: model.periodEnd,
  })
  writeLetterhead(sheet, model, texts)
  const below = writeSummary(sheet, model, texts)
  const pages = await layOut(sheet, await linesOf(model, texts), below)
  for (const [index, page] of pages.entries()) {
    await giveWay()
    if (index > 0) {
      sheet.addPage()
      write(sheet, `${model.bankName}: ${texts.title}, ${texts.period}`, LEFT, 34, { size: 8.5, color: FAINT })
    }
    writeTable(sheet, texts, page)
    writeFooter(sheet, texts, index + 1, pages.length)
  }
  sheet.end()
  return bytesOf(sheet)
}

function writeLetterhead(sheet: Sheet, model: StatementModel, texts: StatementTexts): void {
  sheet.rect(0, 0, 612, 10).fill(ACCENT)
  write(sheet, model.bankName, LEFT, 40, { font: 'Helvetica-Bold', size: 18, color: ACCENT })
  write(sheet, texts.testBank, LEFT, 64, { size: 9, color: FAINT })
  write(sheet, texts.title, 300, 40, { font: 'Helvetica-Bold', size: 14, width: RIGHT - 300, align: 'right' })
  write(sheet, texts.period, 300, 62, { size: 10, color: FAINT, width: RIGHT - 300, align: 'right' })
  const address = [...model.holderNames, ...model.addressLines].join('\n')
  write(sheet, address, LEFT, 108, { size: 10.5, width: 240, lineGap: 3 })
  write(sheet, model.productName, 320, 108, { font: 'Helvetica-Bold', size: 10.5, width: RIGHT - 320, align: 'right' })
  write(sheet, model.accountNumberDisplay, 320, 124, { size: 10.5, width: RIGHT - 320, align: 'right' })
}

/** Returns the position at which the table may begin. */
function writeSummary(sheet: Sheet, model: StatementModel, texts: StatementTexts): number {
  const top = Math.max(196, 122 + 16 * (model.holderNames.length + model.addressLines.length))
  const figures = [
    [texts.opening, model.opening],
    [texts.totalIn, model.totalIn],
    [texts.totalOut, model.totalOut],
    [texts.closing, model.closing],
  ] as const
  sheet.roundedRect(LEFT, top, RIGHT - LEFT, 62, 4).fill(PANEL)
  figures.forEach(([label, amount], index) => {
    const x = LEFT + 14 + index * 124
    write(sheet, label, x, top + 14, { size: 8.5, color: FAINT, width: 118 })
    write(sheet, texts.money(amount), x, top + 32, { font: 'Helvetica-Bold', size: 12.5, width: 118 })
  })
  return top + 88
}

type TableLine = { readonly cells: Cells; readonly bold: boolean }
type TablePage = { readonly top: number; readonly lines: readonly (TableLine & { readonly height: number })[] }

/** The lines of the table, from the opening balance to the closing one. */
async function linesOf(model: StatementModel, texts: StatementTexts): Promise<readonly TableLine[]> {
  const balance = (description: string, amount: Decimal): TableLine => ({
    cells: { description, balance: texts.money(amount) },
    bold: true,
  })
  const rows = await inPieces(model.rows, (piece) => piece.map((row) => ({ cells: cellsOf(row, texts), bold: false })))
  const none = { cells: { description: texts.noRows }, bold: false }
  return [
    balance(texts.opening, model.opening),
    ...(rows.length > 0 ? rows : [none]),
    balance(texts.closing, model.closing),
  ]
}

/** Divides the lines into pages before the first is written, because each page names the number of pages. */
async function layOut(sheet: Sheet, lines: readonly TableLine[], top: number): Promise<readonly TablePage[]> {
  const measured = await inPieces(lines, (piece) =>
    piece.map((line) => ({ ...line, height: lineHeight(sheet, line.cells.description ?? '', line.bold) })),
  )
  const pages: { top: number; lines: (typeof measured)[number][] }[] = [{ top, lines: [] }]
  let y = top + TABLE_HEAD
  for (const line of measured) {
    if (y + line.height > LAST_LINE) {
      pages.push({ top: FIRST_LINE, lines: [] })
      y = FIRST_LINE + TABLE_HEAD
    }
    pages.at(-1)?.lines.push(line)
    y += line.height
  }
  return pages
}

function writeTable(sheet: Sheet, texts: StatementTexts, { top, lines }: TablePage): void {
  writeTableHead(sheet, texts, top)
  let y = top + TABLE_HEAD
  for (const { cells, bold, height } of lines) {
    writeCells(sheet, cells, y + 5, { font: bold ? 'Helvetica-Bold' : 'Helvetica', size: 9 })
    y += height
    sheet.moveTo(LEFT, y).lineTo(RIGHT, y).lineWidth(0.5).stroke(RULE)
  }
}

function writeTableHead(sheet: Sheet, texts: StatementTexts, y: number): void {
  const style = { font: 'Helvetica-Bold', size: 8.5, color: '#ffffff' } as const
  sheet.rect(LEFT, y, RIGHT - LEFT, TABLE_HEAD).fill(ACCENT)
  writeCells(sheet, texts, y + 6, style)
}

function cellsOf({ date, description, debit, credit, balance }: StatementRow, texts: StatementTexts) {
  return {
    date: texts.day(date),
    description,
    ...(debit && { debit: texts.money(debit) }),
    ...(credit && { credit: texts.money(credit) }),
    balance: texts.money(balance),
  }
}

/** Amounts end, and texts begin, at the same distance from their column's edge. */
function writeCells(sheet: Sheet, cells: Cells, y: number, style: Style): void {
  for (const name of COLUMN_NAMES) {
    const { x, width, align } = COLUMNS[name]
    const text = cells[name]
    if (text) write(sheet, text, align === 'left' ? x + 6 : x - 6, y, { ...style, width, align })
  }
}

function lineHeight(sheet: Sheet, description: string, bold: boolean): number {
  sheet.font(bold ? 'Helvetica-Bold' : 'Helvetica').fontSize(9)
  return sheet.heightOfString(printable(description), { width: COLUMNS.description.width }) + 9
}

function writeFooter(sheet: Sheet, texts: StatementTexts, page: number, pages: number): void {
  write(sheet, texts.notMoney, LEFT, FOOTER, { size: 8, color: FAINT, width: 380 })
  write(sheet, texts.page(page, pages), 440, FOOTER, { size: 8, color: FAINT, width: 118, align: 'right' })
}
