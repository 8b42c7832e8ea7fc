import { before } from 'node:test'
import { decideSamples } from '../../src/demo/decide-samples.ts'
import { opensAt } from '../../src/demo/opens-at.ts'
import { samples } from '../../src/demo/samples.ts'
import { sendSamples } from '../../src/demo/send-samples.ts'
import { useApp } from './app.ts'

/** The site with the made-up replies of the demonstration, at the moment at which it begins. */
export function useDemoDesk() {
  let now = opensAt
  const app = useApp({}, { now: () => now }, { isDemo: true })
  before(() => {
    sendSamples(app.services, samples, opensAt, at => {
      now = at
    })
    now = opensAt.subtract({ hours: 2 })
    decideSamples(app.services, 'x')
    now = opensAt
  })
  return app
}
