import type { EveryLanguage, InEvery } from '../every-language.ts'

/** What stands under the lines of a paper that is signed; printed by `partials/sign.ejs`. */
export const signLines = ({ words }: Pick<EveryLanguage, 'words'>): InEvery[] => [
  words('site:paper.signature'),
  words('site:paper.date'),
]
