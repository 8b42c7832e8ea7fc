import { z } from 'zod'
import { cleanLine, countCharacters } from '../../forms/normalise.ts'
import { type EntrySource, sources } from '../../replies/sources.ts'

/** In characters. */
export const sourceDetailsMax = 200

/** How what staff write down reached them. */
export const sourceBody = {
  source: z
    .enum(sources.map(({ name }) => name))
    .optional()
    .catch(undefined),
  source_details: z.string().catch('').transform(cleanLine),
}
export type TypedSource = { source?: string | undefined; source_details: string }

/** A key under `admin:entry`. */
export function problemOfSource({ source, source_details }: TypedSource): string | undefined {
  if (!source) return 'choose_source'
  return countCharacters(source_details) > sourceDetailsMax ? 'details_too_long' : undefined
}

/** The names of sources that fit, such as those of a first reply. */
export const sourcesFor = (fits: (source: EntrySource) => boolean): string[] =>
  sources.filter(fits).map(({ name }) => name)
