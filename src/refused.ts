/** What a form of the desk sent, as it came. */
export type Typed = Readonly<Record<string, unknown>>

/** Why a form changed nothing, said at the element `at`; there stands again what was typed. */
export type Refused<Problem> = { problem: Problem; at: string; typed: Typed }

/** What was typed at this element of the page; nothing where no form of it was refused. */
export const typedAt = (refused: Refused<unknown> | undefined, at: string): Typed =>
  refused?.at === at ? refused.typed : {}

/** What was typed into the field of this name, else what would stand in it. */
export const textTyped = (typed: Typed, name: string, otherwise: string | number): string =>
  String(typed[name] ?? otherwise)
