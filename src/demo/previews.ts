import { planPreviews } from './plan-previews.ts'
import type { Preview } from './preview.ts'
import { publicPreviews } from './public-previews.ts'
import { replyPreviews } from './reply-previews.ts'
import { signInPreviews, staffPreviews } from './staff-previews.ts'

/** Every page in every state. */
export const previews: readonly Preview[] = [
  ...publicPreviews,
  ...signInPreviews,
  ...replyPreviews,
  ...planPreviews,
  ...staffPreviews,
]
