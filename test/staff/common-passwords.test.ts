import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from 'cheerio'
import { isCommon } from '../../src/staff/common-passwords.ts'
import { appFor } from '../support/app.ts'
import { plain } from '../support/page.ts'
import { emptyFolder, run } from '../support/program.ts'
import { signedIn } from '../support/staff.ts'
import { createVisitor } from '../support/visitor.ts'

const email = 'anna.sergeeva@itu.example'

const common = [
  ...['password1234', 'Password123!', 'P@ssw0rdP@ssw0rd', 'letmeinletmein', 'iloveyou2025', 'administrator'],
  ...['qwertyuiop123', '1q2w3e4r5t6y', 'zxcvbnm,./asdf', '123456789012', 'aaaaaaaaaaaa', 'abcdefghijkl'],
  ...['пароль123456', 'Пароль123456', 'йцукенгшщзхъ', 'Йцукен123456', 'parolparol12', 'gfhjkmgfhjkm'],
  ...[email, 'Anna.Sergeeva1', 'itu.example1', 'CL-25/18CL-25/18', 'Reply to the invitation', 'wsis-info@itu.int'],
]
for (const password of common)
  test(`${password} is soon guessed`, async () => assert.equal(await isCommon(password, email), true))

const rare = [
  'correct horse battery',
  'свобода равна пирогу',
  'Xk9$mQ2v!pLw',
  'a new long password',
  '合同 корова 17 ☂ lamp',
]
for (const password of rare)
  test(`${password} will do`, async () => assert.equal(await isCommon(password, email), false))

test('two hundred characters are judged soon enough', async () => {
  const long = ['x7'.repeat(100), 'p@$$w0rd4!'.repeat(20), '4@8({[</369&#!1/|0$5+7%2'.repeat(9).slice(0, 200)]
  assert.deepEqual(await Promise.all(long.map(password => isCommon(password, email))), [true, true, false])
})

const sentences = {
  en: 'Enter another password: this one is easily guessed. Four or more words that do not belong together will do, without names, dates or keys in a row',
  ru: 'Введите другой пароль: этот легко угадать. Подойдут четыре слова или больше, не связанные между собой, без имен, дат и соседних клавиш',
}

for (const [language, sentence] of Object.entries(sentences) as ['en' | 'ru', string][])
  test(`a common password is refused wherever one is set, in ${language}`, async t => {
    const app = await appFor(t)
    const member = await signedIn(app, 'viewer', language)
    const change = await member.post('/admin/account/password', {
      current: 'correct horse battery',
      password: 'password1234',
    })
    const own = await member.post('/admin/account/password', {
      current: 'correct horse battery',
      password: `viewer-${language}@itu.example`,
    })
    const { staff } = app.services
    await staff.invite({ email: 'new@itu.example', role: 'viewer', language }, 'x')
    const path = `/admin/password/${staff.mintInvitation('new@itu.example')}?language=${language}`
    const set = await createVisitor(app).post(path, { password: 'new@itu.example' })
    for (const answer of [change, own, set]) {
      const $ = load(await answer.text())
      assert.deepEqual([answer.status, plain($('.error-summary a').text()), $('#password').val()], [422, sentence, ''])
    }
    assert.equal((await createVisitor(app).post(path, { password: 'correct horse battery' })).status, 303)
  })

test('who has a common password already goes on signing in', async t => {
  const app = await appFor(t)
  await app.services.staff.add({ email, password: 'password1234', role: 'viewer', language: 'en' }, 'x')
  assert.equal((await createVisitor(app).post('/admin/sign-in', { email, password: 'password1234' })).status, 303)
})

test('npm run staff takes no common password either', async t => {
  const add = ['add', email, '--role', 'admin', '--password-stdin']
  const { code, errors } = await run('commands/staff.ts', add, { cwd: emptyFolder(t), input: 'Qwerty123456\n' })
  assert.deepEqual(
    [code, errors],
    [2, 'password: is easily guessed: take four or more words that do not belong together, no name and no date\n'],
  )
})
