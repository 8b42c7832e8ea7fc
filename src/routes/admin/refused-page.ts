import type { FieldView } from '../../forms/field-view.ts'
import type { HiddenInput } from '../../forms/read-answers.ts'

/** What was asked for in the table and cannot be done, and the way back to it. */
export type RefusedPage = {
  documentTitle: string
  title: string
  text: string
  backHref: string
  form: AskedAgain | undefined
}

/** The same once more, with what was wrong to be put right; `inputs` are sent on unseen. */
export type AskedAgain = {
  action: string
  inputs: HiddenInput[]
  fields: FieldView[]
  button: string
}

type Refused = { title: string; text: string; backHref: string; form?: AskedAgain | undefined }

export const refusedPage = ({ form, ...refused }: Refused): RefusedPage => ({
  ...refused,
  // Its title says already that something failed.
  documentTitle: refused.title,
  form,
})
