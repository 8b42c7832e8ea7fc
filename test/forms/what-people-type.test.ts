import assert from 'node:assert/strict'
import { test } from 'node:test'
import { edition } from '#edition/index.ts'
import type { Answer } from '../../src/forms/fields.ts'
import { fieldsOf } from '../../src/forms/form.ts'
import { type Body, readAnswers } from '../../src/forms/read-answers.ts'
import { type TypedForm, typedForms } from '../support/answers.ts'

/** What becomes of one field typed otherwise in good answers: what is kept, or what is wrong with it. */
function kept(path: string, field: string, typed: string, others: TypedForm = {}): Answer | undefined {
  const form = edition.findForm(path)
  assert.ok(form)
  const { answers, problems } = readAnswers(edition.withPerson(form), {
    ...typedForms[path],
    ...others,
    [field]: typed,
  } as Body)
  return problems.length > 0 ? problems.map(({ field, code }) => `${field}: ${code}`).join() : answers[field]
}

type Case = [field: string, typed: string, ...expected: (string | undefined)[]]

/** What a keyboard writes at its own width is written at ours in Latin fields. */
const wide = (text: string) => text.replace('＇', "'")

/** `expected` left out: it is kept as it was typed. */
function takes(path: string, cases: readonly Case[], others: TypedForm = {}) {
  assert.deepEqual(
    cases.map(([field, typed]) => [field, typed, kept(path, field, typed, others)]),
    cases.map(([field, typed, ...expected]) => [field, typed, expected.length > 0 ? expected[0] : typed]),
  )
}

test('case 15: Latin is also written with modifier letters and with signs that stand for them', () => {
  takes('participation', [
    ['family_name', 'G\u02bbulomov'],
    ['family_name', 'G‘ulomov'],
    ['given_names', 'Ka\u02bbahumanu'],
    ['given_names', 'Rus\u02b9'],
    ['given_names', 'Mu\u02bfammad'],
    ['position', 'Head of the O\u02bbzbekiston Agency'],
    ['organization', 'A\u02bcat Agency'],
    ...[...'\'‘’‛′‵`´ꞌʼʽ“”"″״＇῾'].map((sign): Case => ['family_name', `G${sign}ulomov`, wide(`G${sign}ulomov`)]),
    ['family_name', 'Ｉｖａｎｏｖ（Ｉ．）', 'Ivanov(I.)'],
    ['position', 'Ｈｅａｄ of the Agency', 'Head of the Agency'],
    ['family_name', 'G\u0493ulomov', 'family_name: latin_only'],
    ['organization', 'µ Agency', 'organization: latin_only'],
  ])
  takes('speaking-slot', [['topic_en', 'O\u02bbzbek networks']])
})

test('case 16: a domain may end in any script, or in what that becomes', () => {
  takes('speaking-slot', [
    ['link', 'https://минцифры.рф/'],
    ['link', 'https://xn--h1aakjk.xn--p1ai/документ?x=1#y'],
    ['link', 'http://موقع.وزارة-الاتصالات.مصر'],
    ['link', '<https://itu.int/wsis>', 'https://itu.int/wsis'],
    ['link', 'минцифры.рф', 'link: link_scheme'],
    ['link', 'www.itu.int', 'link: link_scheme'],
    ['link', 'https://localhost/x', 'link: link_format'],
    ['link', 'https://192.0.2.7/', 'link: link_format'],
    ['link', 'https://user@itu.int/', 'link: link_account'],
    ['link', 'https://itu.int/a b', 'link: link_spaces'],
    ['link', 'HTTPS://МИНЦИФРЫ.РФ.:8443/x'],
    ['link', 'https://itu.int:99999/', 'link: link_port'],
    ['link', 'https://itu.int:port/', 'link: link_port'],
    ['link', 'https://a.example, https://b.example', 'link: link_several'],
    ['link', 'https://web.archive.org/web/2024/https://itu.int/'],
    ['link', '«https://itu.int/wsis».', 'https://itu.int/wsis'],
    ['link', '(https://itu.int/a_(b)),', 'https://itu.int/a_(b)'],
    ['link', '<URL:https://itu.int/>', 'https://itu.int/'],
    ['link', 'https：／／itu．int／（a）', 'https://itu.int/（a）'],
    ['link', 'https://fa.example/می\u200cخواهم'],
    ['link', 'https://www.аррӏе.example/', 'link: letter_cyrillic'],
    ['link', 'https://itu.іnt/', 'link: letter_cyrillic'],
    ['link', 'https://минцифpы.рф/', 'link: letter_latin'],
    ['link', 'https://россия.example/'],
    ['link', 'https://mail.минцифры.рф/'],
  ])
  takes('participation', [
    ['contact_email', 'info@минцифры.рф'],
    ['contact_email', 'info@xn--h1aakjk.xn--p1ai'],
    ['contact_email', 'info@байланыс.қаз'],
    ['contact_email', 'info@regulator.қаз', 'contact_email: letter_cyrillic'],
    ['contact_email', 'info@аррlе.example', 'contact_email: letter_cyrillic'],
    ['contact_email', 'info@regulatοr.example', 'contact_email: letter_foreign'],
    ['contact_email', 'info@regulator', 'contact_email: email_format'],
    ['contact_email', 'info@192.0.2.7', 'contact_email: email_format'],
    ['contact_email', 'info@mail.минцифры.рф'],
    ['contact_email', 'info@россия.example'],
    ['contact_email', 'info@日本x.example'],
    ['contact_email', 'INFO@МИНЦИФРЫ.РФ.', 'INFO@МИНЦИФРЫ.РФ'],
    ['contact_email', 'info＠itu．int', 'info@itu.int'],
    ['contact_email', 'info@минцифpы.рф', 'contact_email: letter_latin'],
    ['contact_email', 'info@itu.сом', 'contact_email: letter_cyrillic'],
    ['contact_email', 'info@example.org:25', 'contact_email: email_sign'],
    ['contact_email', 'info@example.org/x', 'contact_email: email_sign'],
  ])
})

test('case 17: an address is taken as a mail program gives it', () => {
  const address = 'kontakt@example.org'
  takes('participation', [
    ['contact_email', 'Kontakt <kontakt@example.org>', address],
    ['contact_email', '"Сергеева, Анна" <kontakt@example.org>;', address],
    ['contact_email', '<kontakt@example.org>', address],
    ['contact_email', 'mailto:kontakt@example.org?subject=x', address],
    ['contact_email', 'kontakt@example.org (Anna)', address],
    ['contact_email', '«kontakt@example.org».', address],
    ['contact_email', '"kontakt@example.org" <kontakt@example.org>', address],
    ['contact_email', 'kontakt@example.org <mailto:kontakt@example.org>', address],
    ['contact_email', 'Kontakt [mailto:kontakt@example.org]', address],
    ['contact_email', '"Отдел <связи>, А. (и. о.)" <kontakt@example.org>,', address],
    ['contact_email', 'Kontakt <kontakt@example.org> (office (new))', address],
    ['contact_email', '(office) kontakt@example.org', address],
    ['contact_email', 'Kontakt <kontakt@example.org', address],
    ['contact_email', 'MAILTO:kontakt%40example.org', address],
    ['contact_email', 'Кому: kontakt@example.org;', address],
    ['contact_email', 'kontakt@example.org?', address],
    ['contact_email', "o'neil&co@example.org"],
    ['contact_email', 'b@example.org, A <a@example.org>', 'contact_email: email_several'],
    ['contact_email', 'kon takt@example.org', 'contact_email: email_spaces'],
    ['contact_email', 'kontakt@example. org', 'contact_email: email_spaces'],
    ['contact_email', 'kontakt@example,org', 'contact_email: email_sign'],
    ['contact_email', 'jürgen@example.org', 'contact_email: email_sign'],
    ['contact_email', 'kontakt@@example.org', 'contact_email: email_format'],
    ['contact_email', 'нет', 'contact_email: email_format'],
    ['contact_email', 'A <a@example.org>, B <b@example.org>', 'contact_email: email_several'],
    ['contact_email', 'a@example.org; b@example.org', 'contact_email: email_several'],
  ])
  const represented = { attendance: 'representative', representative_name: 'Olga', representative_position: 'Deputy' }
  takes('participation', [['representative_email', 'O <kontakt@example.org>', address]], represented)
})

test('case 18: characters that nobody sees are no part of an answer', () => {
  takes('participation', [
    ['contact_email', 'kon\u00adtakt@exam\u2060ple.org', 'kontakt@example.org'],
    ['contact_email', 'kontakt@\u200eexample.org\ufe0f', 'kontakt@example.org'],
    ['family_name', 'Iva\u00adnov', 'Ivanov'],
    ['family_name', 'Iva\u200dnov', 'Ivanov'],
    ['contact_phone', '+41\u200b22\u206a7305111', '+41227305111'],
    ['notes', 'a\u00adb\u2063c', 'abc'],
    ['position_ru', '\u3164\u2800', undefined],
    ['native_name', 'علی\u200cرضا'],
    ['notes', '👩\u200d💻 ✍️ 1\ufe0f\u20e3'],
    ['native_name', '葛\u{e0100}城'],
    ['native_name', 'അവന\u0d4d\u200d വ'],
  ])
})

const nobodySees =
  '\u00ad\u034f\u061c\u17b4\u180b\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2065\u2066\ufe0f\ufeff\ufff0\u{e0041}\u{e0100}'

test('case 18: nothing unseen is left inside a word, in whatever field that is typed', () => {
  const words = { text: 'Слово', latin: 'Word', link: 'https://itu.int', email: 'a@itu.int', tel: '+41 22 730' }
  for (const unseen of nobodySees)
    for (const form of edition.forms)
      for (const { name, clean, kind } of fieldsOf(edition.withPerson(form)).flatMap(f => [f, ...f.fields])) {
        const word = kind in words ? words[kind as keyof typeof words] : words.text
        for (const typed of [word, words.latin])
          assert.equal(clean(typed.slice(0, 2) + unseen + typed.slice(2)), typed, `${name} ${unseen.codePointAt(0)}`)
      }
})

test('case 19: a telephone number may be written in digits of any script', () => {
  takes('participation', [
    ['contact_phone', '٠١٢٣٤٥٦٧'],
    ['contact_phone', '+۹۸ ۲۱ ۸۸۱۱ ۴۵۶۷'],
    ['contact_phone', '＋８１ ３ １２３４ ５６７８'],
    ['contact_phone', '＋７（４９５）１２３−４５−６７'],
    ['contact_phone', '०१२३ (४५) ६७८'],
    ['contact_phone', '๐๑๒๓๔๕๖๗'],
    ['contact_phone', '٠١٢٣٤٥', 'contact_phone: phone_digits'],
    ['contact_phone', '٧'.repeat(21), 'contact_phone: phone_long'],
  ])
})

test('case 20: what separates in another program separates here', () => {
  takes('participation', [
    ['notes', 'a\x0bb', 'a\nb'],
    ['notes', 'a\x0cb\u2028c\u2029d\x85e\x1ef', 'a\nb\nc\nd\ne\nf'],
    ['notes', 'a\r\nb\rc', 'a\nb\nc'],
    ['notes', 'a\x07b\x0ec', 'a\nb\nc'],
    ['notes', '\uf0b7\ta\n\uf0a7 b\x0b\uf0d8 c', '•\ta\n• b\n• c'],
    ['organization', 'Federal\x0bAgency\x1efor\x85Communications', 'Federal Agency for Communications'],
    ['native_name', 'Иванов\u2028Пётр', 'Иванов Пётр'],
  ])
})

test('case 22: a name has the signs that passports have, and at least one letter', () => {
  takes('participation', [
    ['family_name', 'Kumar a/l Raman'],
    ['family_name', 'Siti D/O Hassan'],
    ['given_names', 'Mohd Ali @ Ahmad'],
    ['given_names', 'Lim (Lin) Mei'],
    ['given_names', 'Gal·la'],
    ['family_name', 'Raman a / l Kumar'],
    ['family_name', 'Raman a⁄p Kumar'],
    ['given_names', 'Ali ＠ Ahmad', 'Ali @ Ahmad'],
    ['given_names', 'Ali @Ahmad'],
    ['family_name', 'Bourbon Ⅳ'],
    ['given_names', 'William “Bill” J.'],
    ['family_name', 'ʻ', 'family_name: letters_needed'],
    ['native_name', '–', 'native_name: letters_needed'],
    ['family_name', '.', 'family_name: letters_needed'],
    ['given_names', '- -', 'given_names: letters_needed'],
    ['position', '--', 'position: letters_needed'],
    ['family_name', 'evil.example/login', 'family_name: name_characters'],
    ['family_name', 'evil@example', 'family_name: name_characters'],
    ['family_name', 'Raman2', 'family_name: name_characters'],
  ])
})
