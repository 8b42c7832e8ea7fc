import { edition } from '#edition/index.ts'
import { optionLabel } from '../forms/display.ts'
import type { Session } from '../forms/edition.ts'
import { type Form, findField } from '../forms/form.ts'
import type { Translate } from '../i18n.ts'
import { type Conditions, opposite } from '../table/conditions.ts'
import { answering, attributeName } from '../table/field-attributes.ts'
import { type Counting, type Figure, repliesWith } from './figure.ts'

/**
 * In which languages people speak and listen at a session. Whether it is interpreted is decided for
 * each session by others.
 */
export type LanguagesOfSession = {
  session: string
  languages: LanguageInSession[]
  /** Who comes and has not said in which language they listen; undefined: nobody is asked. */
  unsaid: Figure | undefined
}

export type LanguageInSession = {
  code: string
  speaking: Figure | undefined
  listening: Figure | undefined
  /** The other languages that are spoken, where somebody listens in this one. */
  from: string[]
}

/** Replies of which a question is about a language; `conditions`: of those who speak or listen there. */
type Asked = { form: Form; field: string; conditions: Conditions }

/** In the order of the programme; none where no form asks for slots. */
export const languagesIn = (search: Counting): LanguagesOfSession[] =>
  edition.sessions.map(session => languagesOf(session, search))

function languagesOf(session: Session, search: Counting): LanguagesOfSession {
  const [speakers, listeners] = [speakersOf(session), listenersTo(session)]
  const all = codes.map(code => ({
    code,
    speaking: figureOf(search, speakers, [code]),
    listening: figureOf(search, listeners, [code]),
  }))
  const spoken = all.filter(({ speaking }) => speaking?.count).map(({ code }) => code)
  return {
    session: session.name,
    languages: all
      .filter(({ speaking, listening }) => speaking?.count || listening?.count)
      .map(one => ({
        ...one,
        from: one.listening?.count ? spoken.filter(code => code !== one.code) : [],
      })),
    unsaid: figureOf(search, listeners, codes.map(opposite)),
  }
}

/** Those who have given one of these codes, or none of those that begin with `!`. */
const figureOf = (
  search: Counting,
  asked: Asked | undefined,
  values: readonly string[],
): Figure | undefined =>
  asked &&
  repliesWith(search, {
    ...asked.conditions,
    [attributeName(asked.field, asked.form)]: values,
  })

function speakersOf({ name }: Session): Asked | undefined {
  const form = edition.formOf('slot')
  const field = form?.means.language
  return form && field
    ? { form, field, conditions: { form: [form.path], session: [name] } }
    : undefined
}

/** Who comes to the event of the session on its day. */
function listenersTo({ event, day }: Session): Asked | undefined {
  const form = edition.forms.find(({ means }) => means.listens)
  const field = form?.means.listens
  const coming = form?.means.comings?.find(one => one.event === event)
  return form && field && coming
    ? { form, field, conditions: { ...answering(form, coming.when), day: [day.toString()] } }
    : undefined
}

/** The questions about a language that speaks or listens. */
const questions = edition.forms.flatMap(form =>
  [form.means.language, form.means.listens].flatMap(name => findField(form, name ?? '') ?? []),
)

/** Every language that can be given as an answer, each once. */
const codes: readonly string[] = [...new Set(questions.flatMap(({ options }) => options))]

/** As the first question that offers it calls it. */
export function spokenName(code: string, t: Translate): string {
  const field = questions.find(({ options }) => options.includes(code))
  return field ? optionLabel(field, code, t) : code
}
