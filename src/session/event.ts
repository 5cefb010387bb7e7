// What happens in a session, one after the other: the only thing that is written down, and all that the rest is folded from.

import type { StudyPlan } from './study-plan.ts'

/** Where somebody is in the deck. */
export interface Position {
  /** The id of the slide, which stays while its words stay. */
  readonly slide: string
  /** Counts slides from 0, for a deck that does not know the id. */
  readonly index: number
  /** How many fragments of the slide are shown. */
  readonly step: number
}

/** A line drawn over a slide. */
export interface Stroke {
  readonly id: string
  readonly slide: string
  /** In thousandths of the slide's width and height: x, y, x, y … */
  readonly points: readonly number[]
  readonly colour: StrokeColour
}

export type StrokeColour = 'red' | 'blue' | 'yellow'

export type QuestionState = 'open' | 'parked' | 'answered'
/** What the leader makes of a question; one that is removed is on the leader's own screens only. */
export type QuestionMark = QuestionState | 'removed'
export type Pace = 'slower' | 'faster'

/** `at` is milliseconds since 1970; `by` is a device's name for this session, which says nothing of who holds it. */
export type Event = { readonly at: number; readonly by: string } & Happening

export type Happening =
  /** Opens the log: the deck's name, the plan as it was, and the minutes by which clocks here are ahead of UTC. */
  | { readonly do: 'begin'; readonly deck: string; readonly plan: StudyPlan; readonly zone?: number }
  /** The article was changed. */
  | { readonly do: 'plan'; readonly plan: StudyPlan }
  | { readonly do: 'move'; readonly to: Position }
  | { readonly do: 'freeze'; readonly on: boolean }
  | { readonly do: 'black'; readonly on: boolean }
  /** Shows the way into the room on the projector. */
  | { readonly do: 'room'; readonly on: boolean }
  | { readonly do: 'clock'; readonly to: 'run' | 'pause' | 'reset' }
  | { readonly do: 'ask'; readonly id: string; readonly text: string; readonly name: string; readonly slide: string }
  | { readonly do: 'vote'; readonly question: string; readonly on: boolean }
  /** Whoever asked takes it back: it is on no screen any longer. */
  | { readonly do: 'withdraw'; readonly question: string }
  /** An answer of null leaves the one that there is. */
  | { readonly do: 'mark'; readonly question: string; readonly as: QuestionMark; readonly answer: string | null }
  /** Shows a question on all screens; null takes it away. */
  | { readonly do: 'show'; readonly question: string | null }
  | { readonly do: 'open'; readonly topic: string }
  /** From now on a phase of the time box lasts so long, from where it began; phases count from 0, and what it has lasted stays. */
  | { readonly do: 'time'; readonly topic: string; readonly phase: number; readonly seconds: number }
  /** Ends the voting, or the time box. */
  | { readonly do: 'close' }
  /** Votes once more on the same topic. */
  | { readonly do: 'again' }
  /** Shows the bars of a closed poll, and with `right` which option is. */
  | { readonly do: 'reveal'; readonly right: boolean }
  /** Puts the topic away. */
  | { readonly do: 'leave' }
  | { readonly do: 'choose'; readonly topic: string; readonly round: number; readonly option: number }
  | { readonly do: 'done'; readonly topic: string; readonly on: boolean }
  | { readonly do: 'pace'; readonly to: Pace | null }
  | ({ readonly do: 'stroke' } & Stroke)
  | { readonly do: 'unstroke'; readonly id: string }
  | { readonly do: 'memo'; readonly id: string; readonly text: string; readonly slide: string }
  /** Somebody would like to steer; `number` stands on both screens. */
  | { readonly do: 'want'; readonly as: Steering; readonly name: string; readonly number: number }
  | { readonly do: 'refuse'; readonly device: string }
  /** Makes a device the leader, or a remote beside the leader. */
  | { readonly do: 'grant'; readonly device: string; readonly as: Steering; readonly name: string }
  | { readonly do: 'ungrant'; readonly device: string }
  /** The most followers that there were at once. */
  | { readonly do: 'count'; readonly followers: number }
  | { readonly do: 'end' }

export type Steering = 'leader' | 'remote'
