import { edition } from '#edition/index.ts'
import { levels } from '#edition/options.ts'
import type { Answers } from '../../../src/forms/fields.ts'
import { bodies, personalDomains, positions, type Spelled, type Words } from './words.ts'

const kinds = ['regulator', 'regulator', 'regulator', 'ministry', 'ministry', 'other_public', 'intergovernmental']
const rareKinds = ['regional', 'other']
const addresses = ['he_mr', 'he_ms', 'mr', 'mr', 'mr', 'ms', 'ms', 'dr', 'prof', 'none']
const arabic = ['محمد', 'أحمد', 'خالد', 'الراشد', 'يوسف', 'الحسن', 'عمر', 'السالم']
const chinese = ['王', '李', '张', '伟', '芳', '娜', '敏', '静']

/** Countries differ in how many reply. */
const countries = edition.countries.map(({ code }) => code)

/** Made-up people as three forms ask for them: offices that fill in for others, both scripts, several languages. */
export function createPeople(words: Words) {
  const { pick, chance, name } = words
  let before: Answers | undefined

  function officeOf(kind: string) {
    const domain = pick(personalDomains)
    const own = name(2 + Number(chance(50)))
    const body = pick(bodies[kind] ?? [])
    const organization = (column: 0 | 1) =>
      column === 0 ? `${own[0]} ${body[0]} for ${domain[0]}` : `${body[1]} ${domain[1]} ${own[1]}`
    return { organization, site: `${own[0].toLowerCase()}.${domain[0]}.example` }
  }

  function contactOf(site: string, family: Spelled, column: 0 | 1): Answers {
    const isSelf = chance(45)
    const [contact, given] = [name(3), name(2)]
    return {
      filled_in_for: isSelf ? 'self' : 'someone_else',
      ...(!isSelf && { contact_name: `${given[column]} ${contact[column]}` }),
      ...(!isSelf && chance(30) && { contact_position: pick(positions.other ?? [])[column] }),
      contact_email: `${given[0]}.${(isSelf ? family : contact)[0]}@${site}`.toLowerCase(),
      ...(chance(65) && { contact_phone: phone() }),
    }
  }

  const phone = () => `+${pick(['7', '375', '41', '44', '86'])} ${digits(3)} ${digits(3)}-${digits(2)}-${digits(2)}`
  const digits = (length: number) => Array.from({ length }, () => pick([...'0123456789'])).join('')

  function nativeNameOf(column: 0 | 1, family: Spelled, given: Spelled): string | undefined {
    if (column === 1) return `${family[1]} ${given[1]} ${name(2)[1]}ович`
    if (chance(10)) return `${pick(arabic)} ${pick(arabic)}`
    return chance(8) ? pick(chinese) + pick(chinese) + pick(chinese) : undefined
  }

  function somebody(): Answers {
    const column = chance(45) ? 1 : 0
    const kind = chance(4) ? pick(rareKinds) : pick(kinds)
    const level = pick(levels)
    const [family, given] = [name(2 + Number(chance(65)) + Number(chance(15))), name(2)]
    const { organization, site } = officeOf(kind)
    const position = pick(positions[level] ?? [])
    const form = pick(addresses)
    const native = nativeNameOf(column, family, given)
    return {
      ...contactOf(site, family, column),
      correspondence_language: column === 1 ? 'ru' : 'en',
      form_of_address: form,
      ...(native !== undefined && { native_name: native }),
      family_name: family[0],
      ...(!chance(3) && { given_names: given[0] }),
      position: position[0],
      organization: organization(0),
      ...(!(kind === 'intergovernmental' && chance(50)) && { country: pick(countries) }),
      organization_kind: kind,
      level,
      ...(column === 1 && chance(70) && { position_ru: position[1], organization_ru: organization(1) }),
    }
  }

  /** Some share the office of the one before, and a few are the one before again, from another address. */
  return (): Answers => {
    const person = somebody()
    if (before && chance(1.5)) return { ...before, contact_email: person.contact_email ?? '' }
    const shared = before && chance(15) ? officeAnswers(before) : {}
    before = { ...person, ...shared }
    return before
  }
}

const ofOffice = ['contact_email', 'contact_phone', 'organization', 'organization_ru', 'organization_kind', 'country']

const officeAnswers = (person: Answers): Answers =>
  Object.fromEntries(Object.entries(person).filter(([name]) => ofOffice.includes(name)))
