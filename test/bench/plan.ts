/** How much is measured. `sizes`: replies of the desks that are opened. */
export type Plan = {
  isQuick: boolean
  sizes: readonly number[]
  rounds: number
  loadSeconds: number
  repliesStored: number
  letters: number
}

export const wholePlan: Plan = {
  isQuick: false,
  sizes: [10_000, 100_000, 1_000_000],
  rounds: 3,
  loadSeconds: 2,
  repliesStored: 1000,
  letters: 2000,
}

export const quickPlan: Plan = {
  isQuick: true,
  sizes: [10_000],
  rounds: 2,
  loadSeconds: 0.7,
  repliesStored: 200,
  letters: 800,
}
