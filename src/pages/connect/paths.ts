// The addresses of Connect, as its endpoints declare them and every link uses them.

export const connectPaths = {
  picker: '/connect',
  bank: '/connect/banks/:providerId',
  window: '/connect/:id/window',
  answer: '/connect/:id/answer',
  done: '/connect/done',
} as const
