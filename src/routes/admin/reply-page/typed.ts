/** A decision as it was typed, shown again with what is wrong with it. */
export type TypedDecision = {
  form: string
  to: string
  note: string
  session: string
  problem?: string
  /** Somebody else was quicker. */
  isStale?: boolean
}

/**
 * A response of the participant's as staff were writing it down; `problem`: a key under
 * `admin:entry`.
 */
export type TypedResponse = {
  form: string
  response: string
  source: string | undefined
  source_details: string
  problem: string
}

export type TypedTag = { text: string; problem: 'enter' | 'bad_start' | 'too_long' | 'no_room' }
export type TypedNote = { text: string; problem: 'enter' | 'too_long' }

/** The one form of the page that was refused; none: the page as it is. */
export type TypedOnPage = {
  decision?: TypedDecision
  response?: TypedResponse
  tag?: TypedTag
  note?: TypedNote
}
