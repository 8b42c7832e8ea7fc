import type { Reader } from '../../../reader.ts'

/** An instant as the page shows it. */
export type Moment = { iso: string; text: string }

export const momentOf = (at: string, { dates }: Reader): Moment => ({
  iso: at,
  text: dates.short(Temporal.Instant.from(at)),
})

/** A text as somebody typed it, and its language where that is not the page's. */
export type Typed = { text: string; lang: string | undefined }

export const typedText = (text: string, { foreign }: Reader): Typed => ({
  text,
  lang: foreign(text),
})
