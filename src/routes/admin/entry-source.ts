import { z } from 'zod'
import { cleanLine, countCharacters } from '../../forms/normalise.ts'

export const sources = ['letter', 'email', 'telephone', 'correction'] as const
export const sourceDetailsMax = 200

/** How what staff write down reached them. */
export const sourceBody = {
  source: z.enum(sources).optional().catch(undefined),
  source_details: z.string().catch('').transform(cleanLine),
}
type Source = { source?: (typeof sources)[number] | undefined; source_details: string }

/** A key under `admin:entry`. */
export function problemOfSource({ source, source_details }: Source): string | undefined {
  if (!source) return 'choose_source'
  return countCharacters(source_details) > sourceDetailsMax ? 'details_too_long' : undefined
}
