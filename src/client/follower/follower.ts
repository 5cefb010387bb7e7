// A follower's screen: the deck at reading size, where the leader is, until its reader goes elsewhere; and what there is to take part in.

import type { FollowerCommand } from '../../session/command.ts'
import type { ListedQuestion, Snapshot } from '../../session/snapshot.ts'
import { element } from '../element.ts'
import type { Player } from '../player.ts'
import type { Island } from '../session/island.ts'
import type { Link } from '../session/link.ts'
import { senderTime } from '../session/sender-time.ts'
import { roundOf, type TopicMine, topicForm } from '../topic/topic-form.ts'
import { topicWords } from '../topic/words.ts'
import { type Bar, followerBar } from './bar.ts'
import { leaderPlace } from './leader-place.ts'
import { notesSheet } from './notes.ts'
import { questionsSheet, toldOf } from './questions.ts'
import { followerWords } from './words.ts'

export interface FollowerParts {
  readonly player: Player
  readonly link: Link
  readonly island: Island
  readonly notice: (text: string) => void
}

export function follow({ player, link, island, notice }: FollowerParts): void {
  const lang = document.documentElement.lang
  const words = followerWords(lang)
  const before = island.before ?? link.before?.() ?? null
  const first = (island.snapshot ?? null) as Snapshot | null
  const mine: TopicMine = {
    choices: new Map((before?.choices ?? []).map(({ topic, round, option }) => [roundOf(topic, round), option])),
    done: new Set(before?.done ?? []),
  }
  const asked = new Set(before?.asked ?? [])
  const voted = new Set(before?.votes ?? [])
  const slideId = () => player.slides[player.current()]?.id ?? ''
  const say = async (command: FollowerCommand) => {
    const said = await link.say(command)
    if (said !== 'done') notice(toldOf(said, words))
    return said
  }
  const counts = async (command: FollowerCommand) => {
    const said = await say(command)
    return said === 'done' || said === 'later'
  }
  const questions = questionsSheet(words, asked, voted, island.relay === undefined, {
    ask: (id, text, name) => link.say({ do: 'ask', id, text, name, slide: slideId() }),
    vote: (question, on) => link.say({ do: 'vote', question, on }),
    withdraw: (question) => link.say({ do: 'withdraw', question }),
  })
  const notes = notesSheet(player, words)
  const topic = topicForm(topicWords(lang), mine, before?.seat ?? 0, {
    choose: ({ id, round }, option) => counts({ do: 'choose', topic: id, round, option }),
    done: ({ id }, on) => counts({ do: 'done', topic: id, on }),
  })
  const shownText = element(document, 'div', { class: 'shown-text' })
  const shownQuestion = element(
    document,
    'section',
    { class: 'shown-question', hidden: '' },
    element(document, 'div', { class: 'shown-label' }, topicWords(lang).question),
    shownText,
  )
  /** The deck begins below it. */
  const makeRoom = () => {
    const height = shownQuestion.hidden ? 0 : shownQuestion.offsetHeight
    document.documentElement.style.setProperty('--asked-height', `${height}px`)
  }
  window.addEventListener('resize', makeRoom)
  const drawQuestion = (shown: ListedQuestion | undefined) => {
    const text = shown === undefined ? '' : `${shown.text}${shown.name === '' ? '' : ` — ${shown.name}`}`
    if (text === shownText.textContent && shownQuestion.hidden === (shown === undefined)) return
    shownQuestion.hidden = shown === undefined
    shownText.textContent = text
    makeRoom()
    // The player fits its slide to the room that it has.
    window.dispatchEvent(new Event('resize'))
  }
  const bar: Bar = followerBar(words, before?.pace ?? null, {
    previous: player.previous,
    next: player.next,
    ask: questions.open,
    notes: notes.open,
    pace: (to) => void say({ do: 'pace', to }),
    back: () => comeBack(),
  })
  document.body.append(shownQuestion, topic.box, bar.box)
  document.documentElement.classList.add('following')

  let snapshot = first
  const clock = senderTime(Date.now())
  let isAway = false
  /** True while this script, not the reader, moves the deck. */
  let isLed = false

  const leadTo = (newest: Snapshot) => {
    const place = leaderPlace(newest.shown, player)
    if (place === null) return
    isLed = true
    player.show(place.index, place.step)
    isLed = false
  }
  const comeBack = () => {
    isAway = false
    if (snapshot !== null) leadTo(snapshot)
    draw()
    notice(words.follows)
  }
  const draw = () => {
    if (snapshot === null) return
    const place = leaderPlace(snapshot.shown, player)
    bar.showBack(isAway && place !== null ? place.index + 1 : null)
  }
  /** Whoever is reading is not pulled away: in the article's text, in a sheet, far down a page. */
  const isReading = () =>
    document.querySelector('.present details.folded[open], .reveal.overview, dialog[open]') !== null
  const onOwnMove = () => {
    if (isLed || snapshot === null) return
    const place = leaderPlace(snapshot.shown, player)
    // Going on by oneself to where the leader is, is coming back.
    isAway = place !== null && place.index !== player.current()
    draw()
  }
  player.onChange(onOwnMove)
  // A newer deck may have brought the slide that the leader is on.
  player.onReplace(() => queueMicrotask(() => !isAway && snapshot !== null && leadTo(snapshot)))
  player.onStep(onOwnMove)
  let began = before?.began ?? 0
  /** Another session of the same room: what was said in the last one is past. */
  const forget = () => {
    voted.clear()
    mine.choices.clear()
    mine.done.clear()
    bar.showPace(null)
  }
  const take = (newest: Snapshot, isFirst: boolean) => {
    const last = snapshot
    snapshot = newest
    if (began !== 0 && began !== newest.began) forget()
    began = newest.began
    const hasMoved = isFirst || last?.shown.slide !== newest.shown.slide || last.shown.step !== newest.shown.step
    const place = leaderPlace(newest.shown, player)
    if (hasMoved && !isAway) {
      if (!isFirst && isReading() && place?.index !== player.current()) isAway = true
      else leadTo(newest)
    } else if (isAway && place?.index === player.current()) isAway = false
    clock.hear(newest.now)
    topic.show(newest.topic, clock.time() - Date.now())
    questions.show(newest)
    bar.showCount(newest.questions.filter(({ state }) => state === 'open').length)
    const shown = newest.questions.find(({ id }) => id === newest.shownQuestion)
    drawQuestion(shown)
    if (newest.isBlack && last?.isBlack === false) notice(words.black)
    bar.say(newest.isOver ? words.over : '')
    bar.showOver(newest.isOver)
    draw()
  }
  link.onSnapshot((newest) => {
    // Over a bad line an older one may come last.
    const isNewer = snapshot === null || newest.began > snapshot.began || newest.count >= snapshot.count
    if (isNewer && newest.began >= (snapshot?.began ?? 0)) take(newest, snapshot === null)
  })
  link.onConnected((isConnected) =>
    bar.say(isConnected ? (snapshot?.isOver === true ? words.over : '') : words.offline),
  )
  if (snapshot !== null) take(snapshot, true)
}
