import { before } from 'node:test'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from './answers.ts'
import { useApp } from './app.ts'
import { createDial } from './clock.ts'
import { createVisitor } from './visitor.ts'

/** What Zorro has typed wherever anything may be typed. */
export const hostile = '<img src=x onerror=alert(1)>"\'><script>alert(2)</script>'

/** A site with five replies, a minute apart: of Ivanov, Petrov, Garcia and Zorro, and one that Adamov has withdrawn. */
export function useFiveReplies() {
  const clock = createDial()
  const app = useApp({}, clock)
  before(async () => {
    const send = async (path: string, form: TypedForm) => {
      await createVisitor(app).post(`/ru/${path}`, form)
      clock.goOn({ minutes: 1 })
    }
    await send('participation', {
      ...participation,
      family_name: 'Ivanov',
      native_name: '',
      country: 'BY',
      organization: 'Alpha',
    })
    await send('speaking-slot', {
      ...speakingSlot,
      family_name: 'Petrov',
      native_name: 'Петров',
      country: 'KZ',
      organization: 'Beta',
    })
    await send('ai-governance-day', {
      ...aiGovernanceDay,
      family_name: 'Garcia',
      given_names: 'José',
      native_name: '',
      country: 'ES',
      organization: 'Gamma',
    })
    await send('participation', {
      ...participation,
      family_name: 'Zorro',
      native_name: hostile,
      organization: `Delta ${hostile}`,
      country: 'CH',
      notes: hostile,
      contact_phone: '+41 22 730 51 11',
      position_ru: '=HYPERLINK("x")',
    })
    const withdrawing = createVisitor(app)
    await withdrawing.post('/ru/participation', {
      ...participation,
      family_name: 'Adamov',
      native_name: '',
      country: 'KZ',
      organization: 'Epsilon',
    })
    await withdrawing.post('/ru/replies/participation/withdrawal')
  })
  return app
}
