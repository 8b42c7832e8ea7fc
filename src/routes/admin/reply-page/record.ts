import type { Request, Response } from 'express'
import { edition } from '#edition/index.ts'
import type { Field } from '../../../forms/fields.ts'
import type { Participant, Reply, StoredVersion } from '../../../replies/store.ts'
import type { Services } from '../../../services.ts'
import { maySee, type StaffMember } from '../../../staff/roles.ts'
import { subjectOf } from '../../../web/loading.ts'
import { memberOf } from '../../../web/locals.ts'
import { listAround, type RecordList } from '../record-list.ts'
import { placeOf, type RecordPlace } from '../record-place.ts'

/** A participant with everything that the page shows a part of, and which part that is. */
export type DeskRecord = {
  participant: Participant
  /** By form. */
  replies: ReadonlyMap<string, Reply>
  versions: readonly StoredVersion[]
  /** Who looks at it. */
  member: StaffMember
  sees(field: Field): boolean
  place: RecordPlace & { form: string }
  /** Undefined: one comes from no table. */
  list: RecordList | undefined
}

/** Opened at the form that is asked for, else at the first with a reply. */
export function recordOf(services: Services, req: Request, res: Response): DeskRecord {
  const participant = subjectOf(res)
  const { id, reference } = participant
  const member = memberOf(res)
  const asked = placeOf(req, res)
  const found = edition.formPaths.flatMap(form => services.replies.reply(id, form) ?? [])
  const form = asked.form ?? found[0]?.form ?? edition.forms[0].path
  return {
    participant,
    replies: new Map(found.map(reply => [reply.form, reply])),
    versions: services.replies.versionsOf(id),
    member,
    sees: field => maySee(member, field),
    place: { ...asked, form },
    list: asked.list
      ? listAround(services, asked.list, { reference, form }, res.locals.t)
      : undefined,
  }
}
