import type { Trouble } from '../database-trouble.ts'

/** A page in one state: the request that shows it, who makes it and when. */
export type Preview = {
  name: string
  /**
   * The path without the language; pages under `/admin` use the member's language. `OWN` stands for
   * the reference of the participant whose cookie is sent.
   */
  path: string
  /** The body of a POST; left out: a GET. */
  body?: Record<string, string | string[]>
  /**
   * The participant or member whose cookie is sent; `office`: of a browser that has several;
   * `linked`: of one that has sent nothing and opened a mailed link; `drafter`: of one that has
   * saved drafts.
   */
  as?:
    | 'everything'
    | 'office'
    | 'linked'
    | 'refused'
    | 'withdrawn'
    | 'speaker'
    | 'offered'
    | 'confirmed'
    | 'secretary'
    | 'drafter'
  /** Shown by a desk without replies. */
  isEmpty?: boolean
  at?: Temporal.Instant
  /** The status of an error page to show for this request. */
  refused?: number
  /** The trouble of the database to show its page of. */
  trouble?: Trouble
}

/** Answers with many problems, and with text that must never be taken for markup. */
export const typedBadly = {
  filled_in_for: 'someone_else',
  contact_email: 'office@sample.еxample',
  family_name: 'Образцов',
  native_name: '<b>Образцов</b> & "Пётр"',
  attendance: 'representative',
  first_choice: 'regulators_round_table',
  second_choice: 'regulators_round_table',
  ai_attendance: 'representative',
  ai_parts: ['round_table'],
  notes: 'Первая строка\nВторая строка <script>alert(1)</script>',
  main_points: 'Коротко',
  'delegation_members[0][name]': 'A',
  'advisers[0][position]': 'Adviser',
}
