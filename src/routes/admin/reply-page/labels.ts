import { type FieldView, fieldView } from '../../../forms/field-view.ts'
import type { Translate } from '../../../i18n.ts'
import type { Participant } from '../../../participants/participants.ts'
import type { Services } from '../../../services.ts'
import { mayWrite } from '../../../staff/roles.ts'
import type { Option } from './option.ts'
import { tagProblem } from './problems.ts'
import type { TypedTag } from './typed.ts'

/** Who looks after the participant, and the tags. */
export type LabelsOnPage = {
  action: string
  /** Who looks after the participant, in words. */
  assignee: string
  members: Option[]
  tags: { text: string; href: string }[]
  /** One more tag. */
  fields: FieldView[]
}

export function labelsOnPage(
  { labels, staff }: Services,
  { id, reference }: Participant,
  typed: TypedTag | undefined,
  t: Translate,
): LabelsOnPage {
  const assignee = labels.assignee(id)
  const members = staff
    .list()
    .filter(mayWrite)
    .map(member => ({
      value: String(member.id),
      label: member.email,
      isChosen: member.id === assignee,
    }))
  return {
    action: `/admin/replies/${reference}`,
    assignee: members.find(({ isChosen }) => isChosen)?.label ?? t('admin:labels.nobody'),
    members: [{ value: '', label: t('admin:labels.nobody'), isChosen: false }, ...members],
    tags: labels
      .tags(id)
      .map(text => ({ text, href: `/admin/replies?tags=${encodeURIComponent(text)}` })),
    fields: [tagField(labels.allTags(), typed, t)],
  }
}

const tagField = (known: readonly string[], typed: TypedTag | undefined, t: Translate): FieldView =>
  fieldView('adding', {
    id: 'tag',
    label: t('admin:labels.tag'),
    problem: typed && tagProblem(typed, t),
    value: typed?.text ?? '',
    attributes: { list: 'tag-known' },
    options: known.map(text => ({ value: text, label: text })),
    button: t('admin:labels.add'),
  })
