import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { useApp } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

/** A name as it was sent in; what finds it; what is another name and does not. */
type Spelling = readonly [stored: string, meets: readonly string[], parts: readonly string[]]

const spellings: Record<string, readonly Spelling[]> = {
  'Latin letters that Unicode does not take apart': [
    ['Yıldız', ['Yildiz', 'YILDIZ', 'yıldız'], ['Yoldaz']],
    ['İnönü', ['Inonu', 'inönü', 'INONU'], ['Inana']],
    ['Øystein', ['Oystein', 'Oeystein', 'ØYSTEIN'], ['Austein']],
    ['Łukasz', ['Lukasz', 'łukasz'], ['Łucjan']],
    ['Đorđević', ['Dordevic', 'Đorđevic'], ['Dorian']],
    ['Strauß', ['Strauss', 'STRAUSS'], ['Strange']],
    ['Ægir', ['Aegir', 'ægir'], ['Egon']],
    ['Lœwe', ['Loewe'], ['Lawe']],
    ['Þórður', ['Thordur', 'Þordur'], ['Tordai']],
    ['Ħamrun', ['Hamrun'], ['Hamlet']],
    ['Əliyev', ['Aliyev', 'Eliyev', 'Aliev', 'Алиев'], ['Валиев', 'Velyev']],
    ['Ångström', ['Angstrom', 'Aangstroem', 'Ångstrom'], ['Engstrem']],
    ['Müller', ['Mueller', 'Muller', 'Мюллер'], ['Miller', 'Möller']],
    ['Ŋari', ['Ngari'], ['Nagari']],
  ],
  'forms that mean the same sign': [
    ['Ｓｕｚｕｋｉ', ['Suzuki', 'suzuki'], ['Suzaki']],
    ['ﬁlipov', ['Filipov', 'Philipov'], ['Flipov']],
    ['Ivan Ⅳ', ['Ivan IV'], ['Ivan VI']],
    ['ﾀﾅｶﾞ', ['タナガ'], ['タナカ']],
    ['ﻣﺤﻤﺪ', ['محمد'], ['محمود']],
    ['Zoë', ['Zoe', 'Zoe\u0308'], ['Zea']],
  ],
  'punctuation, hyphens, apostrophes, initials': [
    [
      'Ivanov Ivan',
      ['Ivanov, Ivan', 'ivan ivanov', 'I. Ivanov', 'Ivanov I.', 'Ivanov,Ivan'],
      ['P. Ivanov', 'Ivanov, Petr'],
    ],
    [
      'Smirnova-Belskaya',
      ['Smirnova Belskaya', 'Smirnova‐Belskaya', 'Smirnova–Belskaya', 'smirnovabelskaya'],
      ['Smirnova-Volskaya'],
    ],
    ["O'Brien", ['O’Brien', 'OBrien', 'O`Brien', 'Oʼbrien', 'O´Brien'], ["O'Bannon"]],
    [
      'Gʻulomov',
      ["G'ulomov", 'G‘ulomov', 'G`ulomov', 'Gulomov', 'Ghulomov', 'Ғуломов', 'Гуломов'],
      ['Gulimov', 'Холомов'],
    ],
    ['Al-Rashid', ['Al Rashid', 'Alrashid', 'al-rashid', 'AL–RASHID'], ['Alrasul']],
    ['Kim Jong-un', ['Kim Jong Un', 'Kim Jongun'], ['Kim Jong Il']],
    ['van den Berg', ['Vandenberg', 'Van-den-Berg'], ['van den Burg']],
    ['Kumar a/l Raman', ['Kumar Raman', 'Kumar a/l Raman'], ['Kumar Rajan']],
  ],
  'Cyrillic, Latin and back': [
    ['Юрий', ['Yuri', 'Yuriy', 'Iurii', 'Yury', 'Юрий'], ['Юлий', 'Yurt']],
    ['Алексей', ['Alexey', 'Aleksei', 'Aleksey', 'Alexei', 'Алексеи'], ['Алекс Ким', 'Alessio']],
    ['Dmitrii', ['Дмитрий', 'Dmitry', 'Dmitriy'], ['Димитров']],
    ['Khaled', ['Халед', 'Haled', 'Xaled'], ['Халил', 'Kaleb']],
    ['Sergei', ['Сергей', 'Sergey', 'Sergej'], ['Sergio']],
    ['Евгений', ['Evgeny', 'Yevgeniy', 'Evgenii'], ['Eugenia', 'Евгения']],
    ['Щербаков', ['Shcherbakov', 'Scherbakov', 'Sherbakov', 'Ščerbakov'], ['Чербанов', 'Серебряков']],
    ['Киселёв', ['Киселев', 'Kiselev', 'Kiselyov'], ['Кисловодский']],
    ['Васильев', ['Василев', 'Vasilyev', 'Vasiliev', 'Vasilev'], ['Васин', 'Vasilenko']],
    ['Соловьёв', ['Solovyov', 'Soloviev', 'Соловьев'], ['Соловей']],
    ['Назарбаев', ['Nazarbayev', 'Nazarbaev'], ['Назаренко']],
    ['Alexander', ['Александр', 'Aleksandr', 'Alexandr'], ['Alexandria Ким']],
    ['Наталья', ['Natalia', 'Natalya', 'Nataliya', 'Наталия'], ['Натан']],
    ['Цветков', ['Tsvetkov', 'Cvetkov', 'Tzvetkov'], ['Светлов']],
    ['Żukow', ['Zukow'], ['Жуковская']],
    ['Шевченко', ['Shevchenko', 'Ševčenko'], ['Савченко', 'Sevcenko']],
  ],
  'letters that a Russian keyboard lacks': [
    ['Қасымов', ['Касымов', 'Kasymov', 'Qasymov', 'Kassymov'], ['Гасанов', 'Хасымов']],
    ['Ғани', ['Гани', 'Ghani', 'Gani'], ['Хани']],
    ['Құдайберген', ['Кудайберген', 'Kudaibergen', 'Kudaybergen'], ['Кудайназар']],
    ['Өмірбек', ['Омирбек', 'Omirbek'], ['Умирбек', 'Амирбек']],
    ['Ҷамшед', ['Джамшед', 'Чамшед', 'Jamshed', 'Dzhamshed'], ['Шамшед', 'Рамшед']],
    ['Раҳимӣ', ['Рахими', 'Rahimi', 'Rakhimi'], ['Рагими']],
    ['Ўктамов', ['Уктамов', "O'ktamov", 'Oktamov', 'Uktamov'], ['Актамов']],
    ['Xolmatov', ['Холматов', 'Kholmatov', 'Holmatov'], ['Колматов']],
    ['Әлия', ['Алия', 'Aliya', 'Aliia'], ['Юлия']],
    ['Маңғытаев', ['Мангытаев', 'Манғытаев'], ['Мамытаев']],
    ['Ҡаҙаҡбаев', ['Казакбаев', 'Kazakbaev'], ['Казанбаев']],
    ['Җәлилов', ['Джалилов', 'Jalilov'], ['Халилов']],
    ['Зеленський', ['Зеленский', 'Zelensky', 'Zelenskyi'], ['Зелинский']],
    ['Їжакевич', ['Ижакевич', 'Yizhakevych'], ['Ракевич']],
    ['Галаґан', ['Галаган', 'Galagan'], ['Галахан']],
    ['Быкаў', ['Быкау', 'Bykau'], ['Быков']],
  ],
  Arabic: [
    ['أحمد', ['احمد', 'أَحْمَد', 'إحمد'], ['محمد']],
    ['فاطمة', ['فاطمه', 'فــاطمة'], ['فهيمة']],
    ['علی‌رضا', ['علیرضا', 'علي رضا', 'علی-رضا'], ['علیزاده']],
    ['كريم', ['کریم', 'كريم'], ['كرام']],
    ['یحیی', ['يحيى'], ['ياسر']],
    ['رقم ١٢٣٤', ['1234', '۱۲۳۴'], ['1243']],
  ],
  Greek: [
    ['Παπαδόπουλος', ['Παπαδοπουλος', 'ΠΑΠΑΔΟΠΟΥΛΟΣ', 'παπαδόπουλοσ'], ['Παπανδρέου']],
    ['Ευαγγελία', ['Ευαγγελια', 'ΕΥΑΓΓΕΛΙΑ'], ['Ευάγγελος']],
    ['Μαΐου', ['Μαιου'], ['Μαρίου']],
  ],
  'Georgian and Armenian': [
    ['გიორგი', ['ᲒᲘᲝᲠᲒᲘ'], ['გიგა']],
    ['ნინო', ['ᲜᲘᲜᲝ'], ['ნანა']],
    ['Սևակ', ['ՍԵՎԱԿ', 'Սեւակ', 'սևակ'], ['Սամվել']],
    ['Հովհաննես', ['ՀՈՎՀԱՆՆԵՍ'], ['Հովիկ']],
  ],
  Hebrew: [
    ['שָׁלוֹם', ['שלום', 'שלומ'], ['שלמה']],
    ['בן־גוריון', ['בן גוריון', 'בן-גוריון'], ['בן גביר']],
    ['ג׳ורג׳', ["ג'ורג'", 'גורג'], ['גרגור']],
  ],
  'scripts that are compared as they are': [
    ['王伟', ['王伟'], ['王偉']],
    ['田中', ['田中'], ['中田']],
    ['がいとう', ['がいとう'], ['かいとう']],
    ['김민준', ['김민준', '김민준'.normalize('NFD')], ['김민지']],
    ['राम कुमार', ['राम'], ['रोम', 'रमा']],
    ['สมชาย', ['สมชาย'], ['สมหญิง']],
  ],
  'names that sound alike and are not': [
    ['Шилов', ['Shilov'], ['Силов', 'Жилов', 'Чилов']],
    ['Liu Wei', ['Liu'], ['Lu Han', 'Luo']],
    ['Mario Rossi', ['Mario'], ['Marie']],
    ['Светлана', ['Svetlana'], ['Анна', 'Яна']],
    ['Belov', ['Белов'], ['Bělský', 'Пелов']],
    ['Karimov', ['Каримов'], ['Керимов', 'Гаримов']],
    ['Ivanova', ['Иванова', 'Ivanov'], ['Иваненко']],
    ['Kuznetsov', ['Кузнецов', 'Kouznetsov'], ['Кузнечов', 'Кузин']],
  ],
}

const flat = Object.entries(spellings).flatMap(([kind, all]) => all.map(one => [kind, ...one] as const))

test('the table has enough of both: of pairs that meet, and of pairs that do not', () => {
  const meeting = flat.flatMap(([, , meets]) => meets)
  const parting = flat.flatMap(([, , , parts]) => parts)
  assert.ok(meeting.length > 150 && parting.length > 80, `${meeting.length} and ${parting.length}`)
})

/** In the id of a row: «row-2346-789D-participation». */
const reference = /(?<=^row-)[^-]+-[^-]+/

describe('a name is found at the desk', () => {
  const app = useApp()
  const references = new Map<string, string>()
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    desk = await signedIn(app)
    for (const [index, [, stored]] of flat.entries()) references.set(stored, await referenceOf(stored, index))
  })

  /** Somebody who declines, of whom nothing but this is like any name. */
  async function referenceOf(name: string, index: number): Promise<string> {
    const answer = await createVisitor(app).submit('/en/participation', {
      attendance: 'not_attending',
      filled_in_for: 'self',
      family_name: 'Zz',
      native_name: name,
      organization: 'Bb',
      country: 'BY',
      contact_email: `box${index}@zz.example`,
      correspondence_language: 'en',
      privacy_read: 'yes',
    })
    return load(await answer.text())('[data-reference]').attr('data-reference') ?? assert.fail(name)
  }

  const found = async (q: string) =>
    load(await (await desk.get(`/admin/replies?size=200&q=${encodeURIComponent(q)}`)).text())('tbody tr')
      .toArray()
      .map(({ attribs }) => attribs.id?.match(reference)?.[0] ?? '')

  const wrongOf = async ([stored, meets, parts]: Spelling): Promise<string[]> => {
    const isFound = async (typed: string) => (await found(typed)).includes(references.get(stored) ?? '')
    const wrong: string[] = []
    for (const typed of [stored, ...meets]) if (!(await isFound(typed))) wrong.push(`${typed} does not find ${stored}`)
    for (const typed of parts) if (await isFound(typed)) wrong.push(`${typed} finds ${stored}`)
    return wrong
  }

  for (const [kind, all] of Object.entries(spellings))
    test(`in every spelling, and under no other name: ${kind}`, async () => {
      const wrong: string[] = []
      for (const one of all) wrong.push(...(await wrongOf(one)))
      assert.deepEqual(wrong, [])
    })
})
