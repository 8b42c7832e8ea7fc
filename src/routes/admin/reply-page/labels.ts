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
  /** Who may look after the participant; empty where it is nobody's. */
  assignee: string
  members: Option[]
  tags: { text: string; href: string }[]
  allTags: string[]
  /** The tag that was typed and refused. */
  tag: string
  /** Empty: nothing is wrong. */
  problem: string
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
    assignee: members.find(({ isChosen }) => isChosen)?.label ?? '',
    members,
    tags: labels
      .tags(id)
      .map(text => ({ text, href: `/admin/replies?tags=${encodeURIComponent(text)}` })),
    allTags: labels.allTags(),
    tag: typed?.text ?? '',
    problem: typed ? tagProblem(typed, t) : '',
  }
}
