// The paths of the guides, by which their endpoints are declared and links are written.

export const guidePaths = { index: '/docs/guides', guide: '/docs/guides/:guide' } as const
