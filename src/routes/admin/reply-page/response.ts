import type { Reader } from '../../../reader.ts'
import { possibleResponses } from '../../../replies/statuses.ts'
import type { Participant, Reply } from '../../../replies/store.ts'
import { sourceOptions } from '../entry-source.ts'
import { type Option, optionsFrom } from './option.ts'
import { responseProblem } from './problems.ts'
import type { TypedResponse } from './typed.ts'

/** A response that came outside the site, to be written down in the participant's name. */
export type ResponseOnPage = {
  id: string
  about: string
  isOpen: boolean
  action: string
  version: number
  /** Empty: nothing is wrong. */
  problem: string
  responses: Option[]
  sources: Option[]
  details: string
}

/** Undefined: there is nothing to respond to. */
export function responseOnPage(
  { reference }: Participant,
  reply: Reply,
  typed: TypedResponse | undefined,
  { t }: Reader,
): ResponseOnPage | undefined {
  const possible = possibleResponses(reply)
  if (possible.length === 0) return undefined
  return {
    id: `${reply.form}-answer`,
    about: t(`${reply.form}:short`),
    isOpen: typed !== undefined,
    action: `/admin/replies/${reference}/${reply.form}/answer`,
    version: reply.version,
    problem: typed ? responseProblem(typed, t) : '',
    responses: optionsFrom(possible, typed?.response, name => t(`admin:entry.answers.${name}`)),
    sources: sourceOptions(typed?.source, t, ({ isResponse }) => isResponse),
    details: typed?.sourceDetails ?? '',
  }
}
