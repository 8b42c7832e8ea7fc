import { z } from 'zod'
import { letterPreviews } from '../demo/letter-previews.ts'
import { previews } from '../demo/previews.ts'
import type { OptionView } from '../forms/field-view.ts'
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
  asked: Asked
  /** What the frame may show. */
  shown: { label: string; options: OptionView[] }[]
  /** What else is chosen for the frame, by its name in the address. */
  choices: { name: string; options: OptionView[] }[]
  /** Links to each page and each letter. */
  lists: { title: string; previews: Listed[] }[]
}
type Asked = z.infer<typeof frame>
type Listed = { name: string; links: { url: string; label: string; text: string }[] }

const endings = ['html', 'txt']

export function previewGallery(query: unknown): PreviewGallery {
  const asked = frame.parse(query)
  const choice = (name: keyof Asked, values: readonly string[]) => ({
    name,
    options: values.map(value => ({ value, label: value, isChosen: asked[name] === value })),
  })
  return {
    asked,
    shown: shownIn(asked),
    choices: [choice('language', languages), choice('width', widths), choice('scheme', schemes)],
    lists: [
      {
        title: 'Pages',
        previews: previews.map(({ name }, number) => pageLinks(name, `${number}`)),
      },
      { title: 'Parts', previews: [pageLinks('components', 'components')] },
      {
        title: 'Letters',
        previews: letterPreviews.map(({ name }, number) => letterLinks(name, number)),
      },
    ],
  }
}

function shownIn({ show }: Asked): PreviewGallery['shown'] {
  const option = (value: string, label: string) => ({ value, label, isChosen: value === show })
  const letters = letterPreviews.flatMap(({ name }, number) =>
    endings.map(ending => option(`letters/${number}.${ending}`, `${name} (${ending})`)),
  )
  return [
    { label: 'Pages', options: previews.map(({ name }, number) => option(`${number}`, name)) },
    { label: 'Parts', options: [option('components', 'components')] },
    { label: 'Letters', options: letters },
  ]
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
