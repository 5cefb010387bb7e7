import type { Before } from '../../session/before.ts'
import { own } from '../../session/own.ts'
import type { Session } from '../../session/session.ts'
import { FADING } from '../../session/snapshot.ts'

export function beforeOf(
  { began, questions, topic, topics, pace, wishes }: Session,
  device: string,
  seat: number,
  now: number,
): Before {
  const state = topic === null ? undefined : own(topics, topic)
  const word = own(pace, device)
  const wish = wishes.find((one) => one.device === device)
  return {
    began,
    votes: questions.flatMap(({ id, voters }) => (voters.includes(device) ? [id] : [])),
    topic,
    round: Math.max(0, (state?.rounds.length ?? 1) - 1),
    choice: own(state?.rounds.at(-1) ?? {}, device) ?? null,
    done: state?.done.includes(device) ?? false,
    pace: word === undefined || now - word.at >= FADING ? null : word.to,
    seat,
    wish: wish === undefined ? null : { as: wish.as, number: wish.number },
  }
}
