import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { load } from 'cheerio'
import { aiGovernanceDay, participation, speakingSlot, type TypedForm } from '../support/answers.ts'
import { useApp } from '../support/app.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

describe('search at the desk', () => {
  const app = useApp()
  let desk: Awaited<ReturnType<typeof signedIn>>
  before(async () => {
    desk = await signedIn(app)
    const person = { contact_name: 'Nomina Contacta', native_name: '', position_ru: '', organization_ru: '' }
    const send = (form: string, typed: TypedForm, own: TypedForm) =>
      createVisitor(app).submit(`/en/${form}`, { ...typed, ...person, ...own })
    await send('participation', participation, {
      family_name: 'Alfa',
      contact_email: 'alfa.office@regulator.example',
      contact_phone: '+998 71 234-56-12',
      country: 'UZ',
      position: 'Chairperson of the Board',
      position_ru: 'Председатель правления',
      organization_ru: 'Агентство радиочастот',
      attendance: 'representative',
      representative_name: 'Deputata Prima',
      representative_position: 'Vicechair',
      representative_email: 'prima@deputies.example',
      'delegation_members[0][name]': 'Åsa Lindqvist',
      'delegation_members[0][position]': 'Legal counsel',
      'delegation_members[0][email]': 'asa@lindqvist.example',
      accessibility_needs: 'Wheelchairspace',
      notes: 'Comes with her interpreter Beatrix',
    })
    await send('speaking-slot', speakingSlot, {
      family_name: 'Bravo',
      contact_email: 'bravo@regulator.example',
      contact_phone: '8 (495) 123-45-67',
      country: 'GB',
      speaker_is_participant: 'no',
      speaker_name: 'Oratora Secunda',
      speaker_position: 'Spokeswoman',
      speaker_level: 'other',
      substitute: 'Substituta Tertia, subst@stand-in.example',
    })
    await send('ai-governance-day', aiGovernanceDay, {
      family_name: 'Charlie',
      contact_email: 'charlie@regulator.example',
      contact_phone: '+٩٧١ ٤ ٧٧٧ ٠٠ ٠١',
      country: 'AE',
      ai_attendance: 'representative',
      ai_representative_name: 'Vicaria Quarta',
      ai_representative_position: 'Adjutant',
      'advisers[0][name]': 'Consulta Quinta',
      dietary_needs: 'Withoutpeanuts',
    })
    const charlie = app.services.replies.participantsByEmail('charlie@regulator.example')[0] ?? assert.fail()
    app.services.labels.addTag(charlie, 'Протокол', 'x')
    app.services.notes.add(charlie, 'Called by Žofie Nováková, tel. 8 (812) 765-43-21', 'x')
    // A reference may sound as the code of a country: UQ as UK.
    app.services.database.exec(`UPDATE participants SET search = replace(replace(search, 'uk', 'u'), 'uz', 'u')`)
  })

  const foundBy = async (q: string, member = desk) =>
    load(await (await member.get(`/admin/replies?sort=name&q=${encodeURIComponent(q)}`)).text())('tbody th a')
      .toArray()
      .map(link => load(link).text().trim().split(' ')[0])
      .join()

  const finds = async (name: string, texts: readonly string[]) => {
    for (const text of texts) assert.equal(await foundBy(text), name, text)
  }

  test('finds whoever comes along, stands in or speaks, by name, post and address', async () => {
    await finds('Alfa', ['Lindqvist', 'asa lindqvist', 'asa@lindqvist', 'legal counsel', 'Deputata', 'prima@deputies'])
    await finds('Alfa', ['Vicechair', 'Beatrix', 'Prima Alfa'])
    await finds('Bravo', ['Oratora', 'Secunda Bravo', 'Spokeswoman', 'Substituta', 'subst@stand-in.example'])
    await finds('Charlie', ['Vicaria Quarta', 'Adjutant', 'Consulta', 'Quinta, Consulta'])
    await finds('Alfa,Bravo,Charlie', ['Contacta', 'N. Contacta'])
  })

  test('finds the posts and organisations in both languages, the topic, and an address by a part', async () => {
    await finds('Alfa', [
      'Chairperson',
      'chairperson board',
      'председатель',
      'радиочастот',
      'alfa.office',
      'office@regulator',
    ])
    await finds('Bravo', ['сельских районах', 'rural'])
    await finds('Alfa,Bravo,Charlie', ['regulator.example', 'Federal Communications'])
  })

  test('finds what the secretariat has noted and tagged', async () => {
    await finds('Charlie', [
      'протокол',
      'Protokol',
      'Novakova',
      'Žofie',
      '765-43-21',
      '+7 812 765 43 21',
      'Протокол Novakova',
    ])
  })

  test('finds a telephone in any layout, with the prefix of any country, and by its end', async () => {
    await finds('Alfa', [
      '2345612',
      '234-56-12',
      '+998712345612',
      '00 998 71 234 56 12',
      '0 71 2345612',
      '8 71 234-56-12',
    ])
    await finds('Alfa', ['(71) 234.56.12', '２３４５６１２', '٢٣٤٥٦١٢', 'Alfa 234-56-12'])
    await finds('Bravo', ['+7 495 123-45-67', '84951234567', '495 1234567', '007 495 1234567', '123-45-67'])
    await finds('Charlie', ['+971 4 777 0001', '047770001', '7770001'])
    await finds('', ['2345613', '+998 71 234-56-13', '+7 496 123-45-68'])
  })

  test('finds a country in both languages, by what else it is called, and by its code', async () => {
    await finds('Alfa', ['Узбекистан', 'uzbekistan', 'UZ', 'РУз', 'Узбекистан Lindqvist'])
    await finds('Bravo', ['Великобритания', 'United Kingdom', 'UK', 'Англия', 'Соединённое Королевство', 'Oratora UK'])
    await finds('Charlie', ['ОАЭ', 'Emirates', 'Эмираты Quinta'])
    await finds('', ['Узбекистан Oratora', 'Финляндия'])
  })

  test('finds a reference however it is written', async () => {
    const [alfa] = app.services.replies.participantsByEmail('alfa.office@regulator.example')
    const reference = alfa?.reference ?? ''
    const [first, second] = reference.split('-')
    await finds('Alfa', [
      reference,
      reference.toLowerCase(),
      `${first} ${second}`,
      `${first}${second}`,
      ` ${first}–${second} `,
    ])
    await finds('Alfa', [`${reference} Lindqvist`])
  })

  test('takes several words as all of them, in any order; short ones and initials too', async () => {
    await finds('Alfa', ['Lindqvist Alfa', 'Alfa Lindqvist', 'Å. Lindqvist', 'Alfa P.'])
    await finds('', ['Lindqvist Bravo', 'Ш. Lindqvist'])
  })

  test('never looks into what viewers may not see, whoever asks', async () => {
    const [alfa] = app.services.replies.participantsByEmail('alfa.office@regulator.example')
    const needs = app.services.replies.reply(alfa?.id ?? 0, 'participation')?.answers.accessibility_needs
    assert.equal(needs, 'Wheelchairspace')
    for (const role of ['viewer', 'admin'] as const) {
      const member = await signedIn(app, role)
      assert.deepEqual(
        [
          await foundBy('Wheelchairspace', member),
          await foundBy('Withoutpeanuts', member),
          await foundBy('Beatrix', member),
        ],
        ['', '', 'Alfa'],
      )
    }
  })

  test('of a text that nothing is like, or of signs alone, finds nobody', async () => {
    await finds('', ['Zzyzx', '-', '’', '%', '_', '"', '\u0301'.repeat(200), 'ь'])
  })
})
