/** The fields of a form of the desk as they were posted, unchecked. */
export type Typed = Readonly<Record<string, unknown>>

/**
 * A form that changed nothing, and why. The page comes back with the problem at the element whose
 * id is `at`, and with the typed values in that form.
 */
export type Refused<Problem> = { problem: Problem; at: string; typed: Typed }

/** The typed values of the form at this element; empty unless this very form was refused. */
export const typedAt = (refused: Refused<unknown> | undefined, at: string): Typed =>
  refused?.at === at ? refused.typed : {}

/** The typed value of a field; `otherwise`: the value to show where nothing was typed. */
export const textTyped = (typed: Typed, name: string, otherwise: string | number): string =>
  String(typed[name] ?? otherwise)
