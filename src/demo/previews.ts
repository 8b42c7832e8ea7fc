import { planPreviews } from './plan-previews.ts'
import type { Preview } from './preview.ts'
import { publicPreviews } from './public-previews.ts'
import { replyPreviews } from './reply-previews.ts'
import { signInPreviews, staffPreviews } from './staff-previews.ts'

/** All pages in all states. */
export const previews: readonly Preview[] = [
  ...publicPreviews,
  ...signInPreviews,
  ...replyPreviews,
  ...planPreviews,
  ...staffPreviews,
]
