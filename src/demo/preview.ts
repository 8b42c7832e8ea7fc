/** A page in one state: a request that brings it about, who makes it and when. */
export type Preview = {
  name: string
  /** Without the language; the secretariat's pages speak the member's. */
  path: string
  /** A post with these answers; none: a GET. */
  body?: Record<string, string | string[]>
  /** Who is known by a cookie. */
  as?: 'everything' | 'withdrawn' | 'speaker' | 'offered' | 'confirmed' | 'secretary'
  /** A desk that nobody has replied to yet. */
  isEmpty?: boolean
  at?: Temporal.Instant
  /** The error page that the same request would get in trouble. */
  refused?: number
}

/** Free text that must never be taken for markup. */
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
