/**
 * How something reached the secretariat; a correction comes from staff themselves, about what is
 * there.
 */
export type EntrySource = { name: string; isFirst: boolean; isResponse: boolean }

export const sources = [
  { name: 'letter', isFirst: true, isResponse: true },
  { name: 'fax', isFirst: true, isResponse: true },
  { name: 'email', isFirst: true, isResponse: true },
  { name: 'telephone', isFirst: true, isResponse: true },
  { name: 'correction', isFirst: false, isResponse: false },
] as const satisfies readonly EntrySource[]
