import { edition } from '#edition/index.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database.ts'
import { dayOf } from '../dates.ts'
import { emailOf, languageOf } from '../facts/person.ts'
import { oneEmail } from '../forms/address-rules.ts'
import type { Form } from '../forms/form.ts'
import type { Language } from '../i18n.ts'
import type { Letters } from '../letters/letters.ts'
import type { Outbox } from '../letters/outbox.ts'
import { newToken, tokenHash } from '../tokens.ts'
import { type Draft, type DraftContent, lastDayOf } from './draft.ts'
import type { DraftStore, MailedLink } from './drafts-store.ts'

/** Between two letters with the same link to one address. */
const waitMinutes = 10
/** So long the caps of the outbox count a letter by its address. */
const countedHours = 24

type Parts = {
  database: Database
  clock: Clock
  letters: Letters
  outbox: Outbox
  draftStore: DraftStore
}

/** Who saves or mails it. `ownAddresses`: in lower case, those of which it is proven that they read them. */
export type DraftVisitor = { language: Language; ownAddresses: readonly string[] }

export type Drafts = ReturnType<typeof createDrafts>

/** Drafts of replies, each opened by its links alone. */
export function createDrafts(parts: Parts) {
  const { database, draftStore, clock, outbox } = parts
  const saveAtOnce = database.transaction(save)
  const mailAtOnce = database.transaction(mailLink)
  return {
    /** None for a token that opens nothing, or nothing any more. */
    draft: (token: string): Draft | undefined => draftFor(parts, token),

    /** Changes the draft that the token opens, or makes a new one. The token that opens it. */
    save: (content: DraftContent, token: string, by: DraftVisitor): string => {
      const opens = saveAtOnce.immediate(parts, content, token, by)
      outbox.wake()
      return opens
    },

    mailLink: (draft: Draft, email: string, by: DraftVisitor): void => {
      mailAtOnce.immediate(parts, draft, email, by)
      outbox.wake()
    },

    /** To whom its link was mailed: the last letter to each address. */
    letters: ({ id }: Draft): MailedLink[] => {
      const letters = draftStore.letters(id)
      return letters.filter(
        ({ recipient }, index) => !letters.slice(index + 1).some(isTo(recipient)),
      )
    },

    /** Goes into the transaction that stores the reply. */
    end: (token: string): void => draftStore.remove(tokenHash(token)),

    /** To be called at short intervals: what has outlived its last day, and to whom it was mailed. */
    deleteOld: (): void => deleteOld(parts, clock.now()),
  }
}

/** The token for a letter that leaves now; it opens nothing where the draft is gone. */
export function mintDraftLink(store: DraftStore, id: number): string {
  const token = newToken()
  store.addLink(tokenHash(token), id)
  return token
}

const draftFor = ({ draftStore, clock }: Parts, token: string): Draft | undefined =>
  draftStore.draft(tokenHash(token), String(dayOf(clock.now())))

function save(parts: Parts, content: DraftContent, token: string, by: DraftVisitor): string {
  const { draftStore, clock } = parts
  const known = draftFor(parts, token)
  const form = edition.findForm(content.form) as Form
  const lastDay = lastDayOf(form, dayOf(clock.now()))
  const row = { ...content, changedAt: String(clock.now()), lastDay: String(lastDay) }
  const isSame = known?.form === content.form
  if (isSame) draftStore.change(known.id, row)
  const id = isSame ? known.id : draftStore.add(row)
  const opens = isSame ? token : mintDraftLink(draftStore, id)
  const email = emailOf(content.typed)
  const isNew = email && !draftStore.letters(id).some(isTo(email))
  if (isNew && !oneEmail(email))
    sendLink(parts, { ...content, id }, email, {
      ...by,
      language: languageOf(content.typed, by.language),
    })
  return opens
}

function mailLink(parts: Parts, draft: Draft, email: string, by: DraftVisitor): void {
  const since = String(parts.clock.now().subtract({ minutes: waitMinutes }))
  const sent = parts.draftStore.letters(draft.id).filter(isTo(email))
  if (!sent.some(({ createdAt }) => createdAt > since)) sendLink(parts, draft, email, by)
}

/** Whoever reads the letter may be another than who typed the address: it has the link alone. */
const sendLink = (
  { letters }: Parts,
  { form, id }: Pick<Draft, 'form' | 'id'>,
  email: string,
  { language, ownAddresses }: DraftVisitor,
): void =>
  letters.send(
    'draft',
    { email, language },
    { form, draft: id, isToOwner: ownAddresses.includes(email.toLowerCase()) || undefined },
  )

const isTo =
  (email: string) =>
  ({ recipient }: MailedLink): boolean =>
    recipient.toLowerCase() === email.toLowerCase()

function deleteOld({ database, draftStore }: Parts, now: Temporal.Instant): void {
  database
    .transaction(() => {
      draftStore.removeOld(String(dayOf(now)))
      draftStore.forgetRecipients(String(now.subtract({ hours: countedHours })))
    })
    .immediate()
}
