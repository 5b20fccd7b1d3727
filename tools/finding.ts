// Finding: one thing that a check does not accept, where it is, and what to do.

export type Finding = { readonly path: string; readonly line: number; readonly message: string }

export function writeFinding({ path, line, message }: Finding): string {
  return `${path}:${line}  ${message}`
}
