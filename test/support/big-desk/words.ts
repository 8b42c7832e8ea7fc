import type { createDice } from '../dice.ts'

/** Words for made-up people and answers, each in Latin and in Cyrillic letters where both are needed. */
export type Dice = ReturnType<typeof createDice>
/** In Latin and in Cyrillic letters. */
export type Spelled = readonly [string, string]

/** The first are the most frequent, as with real names. */
const syllables: readonly Spelled[] = [
  ...pairs('gol гол, pet пет, ba ба, ko ко, li ли, ma ма, ne не, ro ро, sa са, ti ти, vu ву, ze зе, dra дра, khe хе'),
  ...pairs('yur юр, shi ши, an ан, bor бор, chu чу, da да, el эл, fa фа, gri гри, ir ир, ka ка, lev лев, mi ми, no но'),
  ...pairs('ol ол, pa па, ras рас, ser сер, tam там, ul ул, vla вла, za за, zho жо, tsa ца, kri кри, sto сто'),
]

export const personalDomains: readonly Spelled[] = pairs(
  'communications связи, digital цифровизации, spectrum радиочастот, broadband доступа, technologies технологий,' +
    ' innovation инноваций, infrastructure инфраструктуры, transport транспорта, economy экономики, media массмедиа',
)

export const bodies: Record<string, readonly Spelled[]> = {
  regulator: [
    ['Regulatory Authority', 'Регулирующий орган'],
    ['National Commission', 'Национальная комиссия'],
    ['Supervision Agency', 'Агентство надзора'],
  ],
  ministry: [['Ministry', 'Министерство']],
  other_public: [
    ['State Committee', 'Государственный комитет'],
    ['Research Institute', 'Исследовательский институт'],
  ],
  intergovernmental: [['Union', 'Союз']],
  regional: [['Regional Commonwealth', 'Региональное содружество']],
  other: [['Association', 'Ассоциация']],
}

export const positions: Record<string, readonly Spelled[]> = {
  head: [
    ['Head', 'Руководитель'],
    ['Chairperson', 'Председатель'],
    ['Director', 'Директор'],
  ],
  deputy_head: [
    ['Deputy Head', 'Заместитель руководителя'],
    ['Vice Chairperson', 'Заместитель председателя'],
  ],
  minister: [['Minister', 'Министр']],
  deputy_minister: [
    ['Deputy Minister', 'Заместитель министра'],
    ['First Deputy Minister', 'Первый заместитель министра'],
  ],
  ambassador: [['Ambassador Extraordinary', 'Чрезвычайный посол']],
  other: [
    ['Adviser', 'Советник'],
    ['Head Specialist', 'Главный специалист'],
    ['Chief Expert', 'Старший эксперт'],
  ],
}

const subjects: readonly Spelled[] = [
  ['The national plan', 'Национальный план'],
  ['Joint use of networks', 'Совместное использование сетей'],
  ['The licence reform', 'Реформа лицензирования'],
  ['Universal service', 'Универсальное обслуживание'],
  ['The spectrum auction', 'Аукцион радиочастот'],
  ['Protection of users', 'Защита пользователей'],
  ['Open data', 'Открытые данные'],
  ['The test field', 'Испытательный полигон'],
  ['Cooperation between neighbours', 'Взаимодействие соседей'],
  ['Emergency communication', 'Связь при бедствиях'],
]
const verbs: readonly Spelled[] = [
  ['has brought', 'позволили обеспечить'],
  ['makes possible', 'открывают'],
  ['requires', 'требуют обеспечить'],
  ['has shown the value of', 'показали ценность'],
  ['is measured by', 'оцениваются через'],
  ['depends on', 'опираются на'],
]
const objects: readonly Spelled[] = [
  ['access for rural schools', 'доступ сельских школ'],
  ['lower prices', 'снижение цен'],
  ['a shared register of masts', 'единый реестр опор'],
  ['trust in artificial intelligence', 'доверие к искусственному интеллекту'],
  ['skills of older people', 'навыки старших поколений'],
  ['independent measurements', 'независимые измерения'],
  ['safe services for children', 'безопасные сервисы для детей'],
  ['faster permits', 'ускоренные разрешения'],
]
const circumstances: readonly Spelled[] = [
  ['within three years', 'за три года'],
  ['in the mountains', 'в горных районах'],
  ['without new taxes', 'без новых налогов'],
  ['together with operators', 'вместе с операторами'],
  ['on the coast', 'на побережье'],
  ['after the reform', 'после реформы'],
  ['in every region', 'в каждом регионе'],
]

function pairs(text: string): Spelled[] {
  return text.split(',').map(pair => pair.trim().split(' ') as unknown as Spelled)
}

/** Words by the dice: the same each time. */
export function createWords(roll: Dice) {
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  /** The smaller of two throws: the first of a list come most often. */
  const pickFirst = <T>(list: readonly T[]): T => list[Math.min(roll(list.length), roll(list.length))] as T
  const chance = (percent: number): boolean => roll(1000) < percent * 10

  function name(length: number): Spelled {
    const parts = Array.from({ length }, () => pickFirst(syllables))
    return [capital(parts.map(([latin]) => latin).join('')), capital(parts.map(([, cyrillic]) => cyrillic).join(''))]
  }
  /** Column 0 is English, 1 Russian. */
  const sentence = (column: 0 | 1): string =>
    [subjects, verbs, objects, circumstances].map(list => pick(list)[column]).join(' ')

  return {
    pick,
    chance,
    name,
    sentence,
    /** At least `min` characters; most are short, few near `max`. */
    text(column: 0 | 1, min: number, max: number): string {
      const wanted = min + Math.floor(((max - min) * roll(100) * roll(100) * roll(100)) / 1_000_000)
      let text = `${sentence(column)}.`
      while (text.length < wanted) text += ` ${sentence(column)}.`
      return text.length <= max ? text : text.slice(0, max).trim()
    },
    some<T>(list: readonly T[], most: number): T[] {
      const wanted = 1 + roll(Math.min(most, list.length))
      return list.filter((_, index) => roll(list.length - index) < wanted).slice(0, wanted)
    },
  }
}
export type Words = ReturnType<typeof createWords>

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
