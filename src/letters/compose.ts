import { join } from 'node:path'
import ejs, { type Options } from 'ejs'
import { edition } from '#edition/index.ts'
import { calendarFor } from '../calendar.ts'
import type { TextIn } from '../every-language.ts'
import type { Form } from '../forms/form.ts'
import { translator } from '../i18n.ts'
import { closingText } from './closings.ts'
import type { LetterContent } from './letter.ts'
import { type LetterView, letterView, type Occasion } from './letter-view.ts'

export type ComposedLetter = {
  subject: string
  /** The whole as text: the body, and the last sentence in every other language. */
  text: string
  body: string
  closings: readonly TextIn[]
  html: string
  calendar: string | undefined
}

const views = join(import.meta.dirname, '../../views/letters')

/** Mail programs take what follows for the small print; the space at its end is part of it. */
const separator = '-- '

/**
 * Words for one letter. Until the address has proven to be the participant's, nothing that a visitor
 * typed is in it: only fixed sentences, chosen options, dates and the reference.
 */
export async function composeLetter(
  content: LetterContent,
  occasion: Occasion,
): Promise<ComposedLetter> {
  const form = formOf(content)
  const view = letterView(content, form, occasion)
  const closings = view.closings.map(closingText)
  const body = (await render('letter.text.ejs', view, { escape: String })).trim()
  return {
    subject: view.subject,
    text: `${[body, '', separator, ...closings.map(({ text }) => text)].join('\n')}\n`,
    body,
    closings,
    html: await render('letter.html.ejs', view, { rmWhitespace: true }),
    calendar: calendarIn(content),
  }
}

/** A letter is better not sent than sent without words: those of a form are the form's. */
function formOf({ data }: LetterContent): Form | undefined {
  const form = edition.findForm(data.form ?? '')
  if (data.form !== undefined && !form) throw new Error(`There is no form ${data.form}`)
  return form
}

function calendarIn({ language, data }: LetterContent): string | undefined {
  const { reference, calendar } = data
  if (!calendar || calendar.entries.length + calendar.ended.length === 0) return undefined
  return calendarFor(reference, calendar, translator(language))
}

/** Some mail programs show a box for what keeps the two days of a range on one line. */
const wordJoiner = /\u2060/g

async function render(file: string, view: LetterView, options: Options = {}): Promise<string> {
  const text = await ejs.renderFile(join(views, file), view, { cache: true, ...options })
  return text.replace(wordJoiner, '')
}
