import type { Before } from '../../session/before.ts'
import { own } from '../../session/own.ts'
import type { Session } from '../../session/session.ts'
import { FADING } from '../../session/snapshot.ts'

export function beforeOf(
  { began, questions, topics, pace, wishes }: Session,
  device: string,
  seat: number,
  now: number,
): Before {
  const word = own(pace, device)
  const wish = wishes.find((one) => one.device === device)
  return {
    began,
    asked: questions.flatMap(({ id, by }) => (by === device ? [id] : [])),
    votes: questions.flatMap(({ id, voters }) => (voters.includes(device) ? [id] : [])),
    choices: Object.entries(topics).flatMap(([topic, { rounds }]) => {
      const option = own(rounds.at(-1) ?? {}, device)
      return option === undefined ? [] : [{ topic, round: rounds.length - 1, option }]
    }),
    done: Object.entries(topics).flatMap(([topic, { done }]) => (done.includes(device) ? [topic] : [])),
    pace: word === undefined || now - word.at >= FADING ? null : word.to,
    seat,
    wish: wish === undefined ? null : { as: wish.as, number: wish.number },
  }
}
