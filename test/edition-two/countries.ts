import type { Country } from '../../src/forms/edition.ts'

export const regions = ['south-seas', 'north-seas', 'inland']

/** Few, and in regions of their own. */
export const countries: readonly Country[] = [
  { code: 'AR', region: 'south-seas' },
  { code: 'IS', region: 'north-seas' },
  { code: 'KZ', region: 'inland' },
  { code: 'NO', region: 'north-seas' },
  { code: 'UY', region: 'south-seas' },
]
