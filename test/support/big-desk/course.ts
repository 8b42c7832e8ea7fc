import { edition } from '#edition/index.ts'
import { seatingPlan } from '#edition/seating.ts'
import type { Answers } from '../../../src/forms/fields.ts'
import { firstStatus, nextStatuses, type Status, statusAfterChange, withdrawal } from '../../../src/replies/statuses.ts'
import { createDeeds, type Made, type MadeParticipant } from './deeds.ts'
import type { Words } from './words.ts'

type Later = { at: number; act: () => void }
type Tools = Parameters<typeof createDeeds>[0] & {
  words: Words
  answersTo: Record<string, (person: Answers) => Answers>
  staff: readonly string[]
  /** One of so many requests to speak, and for a seat, is offered what it asks for. */
  offersEvery: number
}

const day = 86_400

/**
 * What becomes of each reply after it was sent: it is changed, decided on, told, answered, withdrawn,
 * by the flow of its form, within some days. The caller says how far time has come.
 */
export function createCourse(tools: Tools) {
  const { words, answersTo, staff, offersEvery } = tools
  const { pick, chance } = words
  const deeds = createDeeds(tools)
  let waiting: Later[] = []
  const asked = new Map<string, number>()
  const given = { slots: 0, seats: 0 }

  const after = (at: number, days: number, act: (at: number) => void): void => {
    const then = at + Math.floor((day * days * (1 + pick(hours))) / hours.length)
    waiting.push({ at: then, act: () => act(then) })
  }

  function dueUntil(at: number): Later[] {
    const due = waiting.filter(one => one.at <= at)
    if (due.length > 0) waiting = waiting.filter(one => one.at > at)
    return due.toSorted((a, b) => a.at - b.at)
  }

  function send(participant: MadeParticipant, form: string, at: number): void {
    const answers = answersTo[form]?.(participant.person) ?? {}
    const reply = deeds.submit(participant, form, answers, firstStatus(form, answers), at)
    if (chance(15)) after(at, 1, then => change(reply, then))
    if (chance(3)) after(at, 3, then => withdraw(reply, then))
    else if (chance(65)) after(at, 2, then => decide(reply, then))
  }

  function change(reply: Made, at: number): void {
    const answers = answersTo[reply.form]?.(reply.participant.person) ?? {}
    deeds.change(reply, answers, statusAfterChange(reply.form, reply.state.status, answers, false), at)
    if (chance(25)) after(at, 1, then => change(reply, then))
  }

  function withdraw(reply: Made, at: number): void {
    deeds.withdraw(reply, withdrawal, at)
  }

  function decide(reply: Made, at: number): void {
    const next = nextStatuses({ form: reply.form, status: reply.state.status }, 'staff')
    const isOffer = mayOffer(reply)
    const to = isOffer ? next.find(({ holdsPlace }) => holdsPlace) : pick(next.filter(isNoOffer))
    if (to?.hasLetter) prepare(reply, to, pick(staff), at)
    else if (to) goOn(reply, to, pick(staff), at)
  }

  /** It takes effect with its letter. */
  function prepare(reply: Made, to: Status, by: string, at: number): void {
    const place = to.needsSession ? freeSlot() : {}
    deeds.decide(reply, 'decided', { ...reply.state, ...place, pending: to.name, note: noteFor(reply) }, by, at)
    if (chance(92)) after(at, 1, then => release(reply, to, by, then))
  }

  /** Read, or put aside: nobody is told; some are decided on later. */
  function goOn(reply: Made, to: Status, by: string, at: number): void {
    deeds.decide(reply, 'decided', { ...reply.state, status: to.name }, by, at)
    if (to.awaitsDecision) after(at, 1, then => decide(reply, then))
  }

  function release(reply: Made, to: Status, by: string, at: number): void {
    const { state } = reply
    if (state.pending !== to.name) return
    const told = { ...state, status: to.name, pending: null, note: '', toldSession: state.session }
    deeds.decide(reply, 'released', told, by, at)
    deeds.tell(reply, state.note, at)
    if (nextStatuses({ form: reply.form, status: to.name }, 'participant').length > 0 && chance(85))
      after(at, 2, then => answer(reply, then))
  }

  function answer(reply: Made, at: number): void {
    const possible = nextStatuses({ form: reply.form, status: reply.state.status }, 'participant')
    const yes = possible.find(({ isConfirmed }) => isConfirmed)
    const to = yes && chance(85) ? yes : possible.at(-1)
    if (!to) return
    const isStaying = to.holdsPlace === true
    const left = isStaying ? reply.state : { ...reply.state, ...nowhere }
    deeds.decide(reply, 'answered', { ...left, status: to.name }, 'participant', at)
    deeds.tell(reply, '', at)
    if (isStaying && reply.state.session === null) seat(reply, pick(staff), at)
  }

  /** Some guests have no table yet. */
  function seat(reply: Made, by: string, at: number): void {
    const number = given.seats
    if (number >= seatingPlan.seats || chance(15)) return
    given.seats += 1
    const { tableSize } = seatingPlan
    deeds.seat(reply, { table: 1 + Math.floor(number / tableSize), seat: 1 + (number % tableSize) }, by, at)
  }

  function mayOffer({ form }: Made): boolean {
    const count = asked.get(form) ?? 0
    asked.set(form, count + 1)
    return count % offersEvery === 0
  }

  function freeSlot() {
    const session = edition.sessions[given.slots % edition.sessions.length]?.name ?? null
    given.slots += 1
    return { session, position: given.slots }
  }

  const noteFor = ({ participant: { language } }: Made): string =>
    chance(20) ? words.text(language === 'ru' ? 1 : 0, 40, 300) : ''

  return {
    send,
    /** Everything that was to happen until then has happened, and what follows from it. */
    until(at: number): void {
      for (let due = dueUntil(at); due.length > 0; due = dueUntil(at)) for (const { act } of due) act()
    },
  }
}

const hours = Array.from({ length: 48 }, (_, hour) => hour)
const isNoOffer = ({ holdsPlace, takesBack }: Status): boolean => !holdsPlace && !takesBack
const nowhere = { session: null, toldSession: null, position: null, table: null, seat: null }
