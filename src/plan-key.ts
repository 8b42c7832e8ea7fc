/**
 * Settings that several members may change at the same time; a page sends back the key of those
 * that it showed.
 */
type Plan = Readonly<Record<string, string | number>>

/** Settings in one word, in whatever order they were put down. */
export const planKey = (plan: Plan): string =>
  Object.keys(plan)
    .toSorted()
    .map(name => plan[name])
    .join(' ')

/** The settings have changed since the page was made; to the same as are wanted is no harm. */
export const isStale = (was: string, now: Plan, wanted: Plan): boolean =>
  was !== planKey(now) && planKey(wanted) !== planKey(now)
