import { edition } from '#edition/index.ts'
import { documentTitle } from '../document-title.ts'
import type { Draft } from '../drafts/draft.ts'
import type { MailedLink } from '../drafts/drafts-store.ts'
import { emailOf } from '../facts/person.ts'
import { emailAttributes } from '../forms/control-attributes.ts'
import { type FieldView, inputField } from '../forms/field-view.ts'
import type { ProblemView } from '../forms/page.ts'
import type { Reader } from '../reader.ts'
import type { Services } from '../services.ts'
import { type CheckPage, checkPage } from './check-page.ts'
import { type ClosedPage, closedPage } from './closed-page.ts'
import type { FilledForm } from './filled-form.ts'
import { isTaken, stepToDo, timesOf } from './form-steps.ts'
import { isEnded } from './meant.ts'
import { stepPath } from './step-frame.ts'

const { email } = edition.person.means

/** What is kept of a form, and the ways on with it. */
export type DraftPage = Pick<
  CheckPage,
  'action' | 'carried' | 'hints' | 'kicker' | 'parts' | 'sections' | 'sheet' | 'sheetTitle' | 'sign'
> & {
  documentTitle: string
  title: string
  lead: string
  /** Comes first where the draft was saved, and last for whoever is to read and to send it. */
  isForSharing: boolean
  inLanguage(other: string): string
  /** The form that links to other languages send, where something was typed in vain. */
  switchForm: string | undefined
  /** Whole, to be copied. */
  url: string
  /** Where the link is mailed: the form, and where it has gone. */
  letter: { action: string; fields: FieldView[]; sent: string[] }
  problems: ProblemView[]
  /** It is about a participant whom this browser may not open. */
  ended: string
  /** The form takes it no more. */
  isClosed: boolean
  closed: Pick<ClosedPage, 'closed' | 'refusal'>
  /** Goes on where something is missing, or sends. */
  button: string
}

type ShownDraft = {
  draft: Draft
  filled: FilledForm
  url: string
  /** This browser has saved it. */
  isOwn: boolean
  /** An address to which it is to be mailed, as typed, and why it will not do. */
  email?: string
  problem?: string
}

export function draftPage(services: Services, shown: ShownDraft, reader: Reader): DraftPage {
  const { draft, filled, url, isOwn, problem } = shown
  const { t, language, dates } = reader
  const { form, meant } = filled
  const path = `drafts/${filled.draft}`
  const mailed = services.drafts.letters(draft)
  const way = wayOn(services, filled, reader)
  const isClosed = !isTaken(services, filled)
  const asked = shown.email ?? (mailed.length > 0 ? '' : emailOf(filled.typed))
  const until = dates.date(draft.lastDay)
  const name = t('site:drafts.document_title', { form: t(`${form.path}:short`) })
  return {
    ...way,
    parts: isClosed ? way.parts.map(unchangeable) : way.parts,
    kicker: t(`${form.path}:title`),
    title: isOwn ? t('site:drafts.title', { date: until }) : t('site:drafts.title_of_others'),
    lead: isOwn ? t('site:drafts.lead') : t('site:drafts.lead_of_others', { date: until }),
    isForSharing: isOwn || problem !== undefined,
    documentTitle: documentTitle(name, problem !== undefined, t),
    inLanguage: other => `/${other}/${path}${problem ? '/letter' : ''}`,
    switchForm: problem && 'letter-form',
    url,
    letter: {
      action: `/${language}/${path}/letter`,
      fields: [addressField(asked, problem, reader)],
      sent: mailed.map(letter => letterInWords(letter, reader)),
    },
    problems: problem ? [{ href: `#${email}`, text: problem }] : [],
    ended: isEnded(meant) ? t('site:drafts.ended', { reference: meant.reference }) : '',
    isClosed,
    closed: closedPage(form, reader),
  }
}

/** Whatever is missing is asked for in its step; what is whole is sent from here. */
function wayOn(services: Services, filled: FilledForm, reader: Reader) {
  const toDo = stepToDo(filled)
  const times = timesOf(filled.form, services.clock.now())
  const page = { filled, shown: toDo ? [] : (['check'] as const), hasTyped: false, ...times }
  const { action, carried, hints, parts, sections, sheet, sheetTitle, sign, submit } = checkPage(
    services,
    page,
    reader,
  )
  const whole = {
    action,
    carried,
    hints,
    parts: parts.filter(isAnswered),
    sections,
    sheetTitle,
    sheet: sheet.filter(isAnswered),
    sign,
    button: submit,
  }
  if (!toDo) return whole
  return {
    ...whole,
    action: `/${reader.language}/${stepPath(filled, toDo)}`,
    sections: [],
    button: reader.t('site:drafts.continue'),
  }
}

const unchangeable = ({ answers, ...part }: CheckPage['parts'][number]) => ({
  ...part,
  answers: answers.map(({ changeUrl, ...answer }) => answer),
})

const isAnswered = ({ answers }: { answers: readonly unknown[] }): boolean => answers.length > 0

const addressField = (value: string, problem: string | undefined, { t }: Reader): FieldView =>
  inputField({
    id: email,
    label: t('site:drafts.letter.label'),
    problem,
    value,
    attributes: { ...emailAttributes, autocomplete: 'email' },
  })

function letterInWords({ recipient, state, error }: MailedLink, { t }: Reader): string {
  const values = { email: recipient }
  if (error === 'daily_cap') return t('site:drafts.letter.kept_back', values)
  if (state === 'failed') return t('site:drafts.letter.failed', values)
  return t('site:drafts.letter.sent', values)
}
