import { z } from 'zod'
import { letterPreviews } from '../demo/letter-previews.ts'
import { previews } from '../demo/previews.ts'
import { languages } from '../i18n.ts'

const widths = ['320', '768', '1280'] as const
const schemes = ['light', 'dark'] as const

/** Which preview the frame shows, and how. */
const frame = z.object({
  show: z
    .string()
    .regex(/^((letters\/)?\d+(\.html|\.txt)?|components)$/)
    .catch('0'),
  language: z.enum(languages).catch(languages[0]),
  width: z.enum(widths).catch('320'),
  scheme: z.enum(schemes).catch('light'),
})

/** The list of everything that can be looked at, and a frame that shows one of them. */
export type PreviewGallery = {
  asked: z.infer<typeof frame>
  /** What the frame may show. */
  pages: Shown[]
  components: Shown
  letters: Shown[]
  /** What else is chosen for the frame, by its name in the address. */
  choices: { name: 'language' | 'width' | 'scheme'; values: readonly string[] }[]
  /** Links to each page and each letter. */
  pageLinks: Listed[]
  componentLinks: Listed
  letterLinks: Listed[]
}
type Shown = { value: string; text: string }
type Listed = { name: string; links: { url: string; label: string; text: string }[] }

const endings = ['html', 'txt']

export function previewGallery(query: unknown): PreviewGallery {
  const letters = letterPreviews.flatMap(({ name }, number) =>
    endings.map(ending => ({
      value: `letters/${number}.${ending}`,
      text: `${name} (${ending})`,
    })),
  )
  return {
    asked: frame.parse(query),
    pages: previews.map(({ name }, number) => ({ value: String(number), text: name })),
    components: { value: 'components', text: 'components' },
    letters,
    choices: [
      { name: 'language', values: languages },
      { name: 'width', values: widths },
      { name: 'scheme', values: schemes },
    ],
    pageLinks: previews.map(({ name }, number) => pageLinks(name, String(number))),
    componentLinks: pageLinks('components', 'components'),
    letterLinks: letterPreviews.map(({ name }, number) => letterLinks(name, number)),
  }
}

const pageLinks = (name: string, value: string): Listed => ({
  name,
  links: languages.map(language => ({
    url: `/previews/${language}/${value}`,
    label: `${name}, ${language}`,
    text: language,
  })),
})

const letterLinks = (name: string, number: number): Listed => ({
  name,
  links: languages.flatMap(language =>
    endings.map(ending => ({
      url: `/previews/${language}/letters/${number}.${ending}`,
      label: `${name}, ${language}, ${ending}`,
      text: `${language} ${ending}`,
    })),
  ),
})
