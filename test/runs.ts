// Runs: how many examples a heavy property tries, a few in the usual test run and many in the long one.

const TIMES = process.env['PORTAGE_TEST_LENGTH'] === 'long' ? 4 : 1

/** For `fc.assert`, which says the seed when an example fails: `{ seed, ...runs(n) }` tries the same ones again. */
export function runs(usual: number): { readonly numRuns: number } {
  return { numRuns: usual * TIMES }
}
