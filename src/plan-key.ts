/**
 * Settings of the programme or of the round table. Several members may change them at the same
 * time: a page carries the key of the settings that it showed, and the post is compared with the
 * stored ones.
 */
type Plan = Readonly<Record<string, string | number>>

/** The values as one text; the order of the properties makes no difference. */
export const planKey = (plan: Plan): string =>
  Object.keys(plan)
    .toSorted()
    .map(name => plan[name])
    .join(' ')

/**
 * True: somebody else has changed the settings since the page was made, so saving would undo that
 * change. Not stale where both members want the same values. `shown`: the key from the page.
 */
export const isStale = (shown: string, now: Plan, wanted: Plan): boolean =>
  shown !== planKey(now) && planKey(wanted) !== planKey(now)
