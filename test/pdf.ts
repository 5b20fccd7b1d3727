// A PDF read by a library that we did not write: the text of each page, and the file's metadata.

import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadPdf = {
  /** The pieces of text of each page. */
  readonly pages: readonly (readonly string[])[]
  readonly info: Readonly<Record<string, string>>
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS, useSystemFonts: true })
  const document = await task.promise
  const { info } = await document.getMetadata()
  const pages: string[][] = []
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(items.flatMap((item) => ('str' in item && item.str.trim() ? [item.str] : [])))
  }
  await task.destroy()
  return { info: info as Record<string, string>, pages }
}
