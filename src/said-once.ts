import type { Translate } from './i18n.ts'

/** For what follows from a part of the program and a language alone: it is said once for each. */
export function saidOnce<Part extends object, Said>(say: (part: Part, t: Translate) => Said) {
  const said = new WeakMap<Part, Map<Translate, Said>>()
  return (part: Part, t: Translate): Said =>
    said.getOrInsertComputed(part, () => new Map()).getOrInsertComputed(t, () => say(part, t))
}
