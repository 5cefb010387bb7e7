import type { Before } from '../../session/before.ts'
import { own } from '../../session/own.ts'
import type { Session } from '../../session/session.ts'

export function beforeOf({ questions, topic, topics, pace, wishes }: Session, device: string, seat: number): Before {
  const state = topic === null ? undefined : own(topics, topic)
  const wish = wishes.find((one) => one.device === device)
  return {
    votes: questions.flatMap(({ id, voters }) => (voters.includes(device) ? [id] : [])),
    topic,
    round: Math.max(0, (state?.rounds.length ?? 1) - 1),
    choice: own(state?.rounds.at(-1) ?? {}, device) ?? null,
    done: state?.done.includes(device) ?? false,
    pace: own(pace, device)?.to ?? null,
    seat,
    wish: wish === undefined ? null : { as: wish.as, number: wish.number },
  }
}
