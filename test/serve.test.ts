// Laws of the server of a session: who may see and ask what, whatever is sent.

import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { lanAddresses } from '../src/host/serve/addresses.ts'
import { badgesOf, tokens } from '../src/host/serve/badge.ts'
import { beforeOf } from '../src/host/serve/before-of.ts'
import { qrCode } from '../src/host/serve/qr-code.ts'
import { rate } from '../src/host/serve/rates.ts'
import { edition, type Line, type OpenRoom, openRoom, pages, plan, SECRETS, until } from './serve/open-room.ts'

let room: OpenRoom
beforeEach(async () => {
  room = await openRoom()
})
afterEach(() => room.close())

const move = (slide: string, index: number) => ({ do: 'move', to: { slide, index, step: 0 } })

describe('who may come in', () => {
  test('without the code there is a page that asks for it, and nothing of the deck', async () => {
    const { status, text } = await room.ask('/')
    expect(status).toBe(200)
    expect(text).toContain('data-kind="join"')
    for (const path of ['/speaker', '/remote', '/projector', '/lead'])
      expect((await room.ask(path)).text).not.toMatch(/SECRET|data-kind="(?:leader|projector|follower)"/)
  })

  test('the code lets in, in any letters, and a wrong one does not', async () => {
    expect((await room.ask('/api/join', { json: { code: 'AAAA' } })).status).toBe(403)
    const { status, headers } = await room.ask('/api/join', { json: { code: ` ${room.server.code.toLowerCase()} ` } })
    expect(status).toBe(200)
    expect(headers['set-cookie']?.[0]).toMatch(/^lectern-[0-9a-f]{8}=.*HttpOnly; SameSite=Strict$/)
    expect(room.server.code).toMatch(/^[A-Z]{4}$/)
  })

  test('guessing the code is stopped', async () => {
    const statuses: number[] = []
    for (let tries = 0; tries < 40; tries++)
      statuses.push((await room.ask('/api/join', { json: { code: 'QQQQ' } })).status)
    expect(statuses.slice(0, 15)).toEqual(Array(15).fill(403))
    expect(statuses.slice(-5)).toEqual(Array(5).fill(429))
    // Nor does the right one help whoever has guessed so often.
    expect((await room.ask('/api/join', { json: { code: room.server.code } })).status).toBe(429)
  })

  test("a leader's link makes a host once, and is then worth nothing", async () => {
    const token = room.server.leaderUrl().split('#')[1]
    expect((await room.ask('/api/lead', { json: { token } })).status).toBe(200)
    expect((await room.ask('/api/lead', { json: { token } })).status).toBe(403)
    expect(Buffer.from(token ?? '', 'base64url')).toHaveLength(16)
  })

  test('a token that is none, wrong, of the right shape or of another kind is refused', async () => {
    const stolen = [
      undefined,
      '',
      'x',
      'a'.repeat(22),
      randomBytes(16).toString('base64url'),
      room.server.code,
      1,
      null,
      [],
    ]
    for (const token of stolen) expect((await room.ask('/api/lead', { json: { token } })).status).toBe(403)
  })

  test('a badge that was changed, or made with another key, is none', async () => {
    const guest = await room.join()
    const [name, value = ''] = guest.split('=')
    const [device, , signature] = value.split('.')
    const other = badgesOf(randomBytes(32))
      .issued({ device: device ?? '', right: 'host' })
      .split(';')[0]
      ?.split('=')[1]
    const forged = [
      `${device}.host.${signature}`,
      `${device}.host.${'A'.repeat(22)}`,
      other,
      `${device}.host.`,
      'x',
      '',
    ]
    for (const value of forged) {
      const cookie = `${name}=${value}`
      expect((await room.ask('/api/do', { json: move('leaf', 3), cookie })).status).toBe(401)
      expect((await room.ask('/speaker', { cookie })).text).not.toContain('SECRET')
      expect((await room.listen('leader', cookie)).status).toBe(401)
    }
  })
})

describe('where a request comes from', () => {
  test('a foreign Host is refused, whatever it asks', async () => {
    const cookie = await room.lead()
    for (const Host of ['evil.example', `evil.example:${room.server.port}`, '127.0.0.1', 'localhost']) {
      expect((await room.ask('/', { headers: { Host } })).status).toBe(403)
      expect((await room.ask('/api/do', { headers: { Host }, cookie, json: move('leaf', 3) })).status).toBe(403)
    }
    expect((await room.ask('/', { headers: { Host: `localhost:${room.server.port}` } })).status).toBe(200)
  })

  test('streams and commands with a foreign, missing or null Origin are refused', async () => {
    const cookie = await room.lead()
    const port = room.server.port
    const origins = [
      null,
      'null',
      'http://evil.example',
      `https://127.0.0.1:${port}`,
      `http://localhost:${port}`,
      'http://127.0.0.1',
      '',
    ]
    for (const origin of origins) {
      for (const path of ['/api/stream', '/api/do', '/api/say', '/api/join', '/api/lead', '/api/point'])
        expect([
          path,
          origin,
          (await room.ask(path, { origin, cookie, json: { as: 'leader', ...move('leaf', 3) } })).status,
        ]).toEqual([path, origin, 403])
    }
    expect(room.session.now().position.slide).toBe('root')
  })

  test('a page elsewhere may lead here by a link, and can ask for nothing else', async () => {
    const site = (mode: string) => ({ 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': mode })
    expect((await room.ask('/', { headers: site('navigate') })).status).toBe(200)
    expect((await room.ask('/', { headers: site('no-cors') })).status).toBe(403)
  })

  test('a form of another kind than JSON is refused', async () => {
    const cookie = await room.lead()
    const headers = { 'Content-Type': 'text/plain' }
    expect((await room.ask('/api/do', { headers, cookie, json: move('leaf', 3) })).status).toBe(415)
  })

  test('every answer has its safe headers, and none lets another origin read it', async () => {
    const cookie = await room.lead()
    const answers = [
      await room.ask('/'),
      await room.ask('/speaker', { cookie }),
      await room.ask('/nothing'),
      await room.ask('/api/join', { json: { code: 'AAAA' } }),
      await room.ask('/', { headers: { Host: 'evil.example' } }),
    ]
    for (const { headers } of answers) {
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    }
  })

  test('no path leads to a file', async () => {
    const paths = [
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/package.json',
      '/..%5cpackage.json',
      '/%252e%252e%252fpackage.json',
      '/deck%00.html',
      '//etc/passwd',
      '/lead/../speaker',
      '/.git/config',
      '/events.jsonl',
    ]
    for (const path of paths) {
      const { status, text } = await room.ask(path)
      expect([path, status]).toEqual([path, 404])
      expect(text).not.toMatch(/lectern"|root:|SECRET/)
    }
  })
})

describe('what a follower gets', () => {
  test('no byte sent to a follower holds notes, answers, times, or topics that are not open', async () => {
    const leader = await room.lead()
    const guest = await room.join()
    const line = await room.listen('follower', guest)
    const act = (json: unknown) => room.ask('/api/do', { json, cookie: leader })
    await act(move('SECRET-TOPIC-slide', 2))
    await until(() => line.snapshots().length > 1)
    await act({ do: 'memo', id: 'm1', text: 'SECRET-MEMO', slide: 'leaf' })
    await act({ do: 'open', topic: 't1' })
    await room.ask('/api/say', { json: { do: 'choose', topic: 't1', round: 0, option: 1 }, cookie: guest })
    await act({ do: 'close' })
    await until(() => line.snapshots().some(({ topic }) => topic !== null))
    await act(move('leaf', 3))
    await until(() => line.snapshots().some(({ shown }) => (shown as { slide: string }).slide === 'leaf'))
    const pagesSeen = ['/', '/remote', '/projector', '/speaker', '/lead'].map((path) =>
      room.ask(path, { cookie: guest }),
    )
    const bytes = [
      line.heard(),
      ...(await Promise.all(pagesSeen)).map(({ text, headers }) => text + JSON.stringify(headers)),
    ]
    for (const text of bytes) for (const secret of SECRETS) expect(text).not.toContain(secret)
    // What is open is there, without what is right and without the bars.
    const open = line.snapshots().flatMap(({ topic }) => (topic === null ? [] : [topic as Record<string, unknown>]))
    expect(open[0]).toMatchObject({ text: 'How old can a tree become?', bars: null, right: null })
    expect(JSON.stringify(open)).not.toContain('isRight')
    // On the leader's own slide the others stay on the one before.
    expect(line.snapshots().map(({ shown }) => (shown as { slide: string }).slide)).toContain('bark')
    line.close()
  })

  test("a follower cannot drive, read the leader's view, or post as leader", async () => {
    await room.lead()
    const guest = await room.join()
    for (const as of ['leader', 'projector']) expect((await room.listen(as, guest)).status).toBe(403)
    const leaders = [
      move('leaf', 3),
      { do: 'black', on: true },
      { do: 'freeze', on: true },
      { do: 'open', topic: 't1' },
      { do: 'take' },
      { do: 'clock', to: 'run' },
      { do: 'end' },
      { do: 'grant', device: 'self', as: 'leader', name: '' },
      { do: 'show', question: null },
      { do: 'memo', id: 'm1', text: 'x', slide: '' },
      { do: 'stroke', id: 's', slide: 'leaf', points: [1, 1], colour: 'red' },
    ]
    const before = room.events.length
    for (const json of leaders) {
      expect((await room.ask('/api/do', { json, cookie: guest })).status).toBe(403)
      expect((await room.ask('/api/say', { json, cookie: guest })).status).toBe(400)
    }
    for (const json of [
      { do: 'begin', deck: 'x', plan },
      { do: 'plan', plan },
      { do: 'count', followers: 9 },
      { do: 'want', as: 'leader', number: 12 },
    ])
      expect((await room.ask('/api/do', { json, cookie: guest })).status).toBe(json.do === 'want' ? 400 : 400)
    expect((await room.ask('/api/point', { json: { at: { x: 1, y: 1 } }, cookie: guest })).status).toBe(403)
    expect(room.events.length).toBe(before)
  })

  test('a leader who handed over reads and steers no longer, unless it is the host, who may only take back', async () => {
    const host = await room.lead()
    const [second, third] = [await room.join(), await room.join()]
    const want = async (cookie: string, name: string) => {
      await room.ask('/api/say', { json: { do: 'want', as: 'leader', name }, cookie })
      return room.session.now().wishes.at(-1)?.device ?? ''
    }
    const grant = (device: string, cookie: string) =>
      room.ask('/api/do', { json: { do: 'grant', device, as: 'leader', name: '' }, cookie })
    await grant(await want(second, 'Two'), host)
    expect(room.session.now().leaderName).toBe('Two')
    expect((await room.ask('/api/do', { json: move('leaf', 3), cookie: host })).status).toBe(403)
    expect((await room.ask('/api/do', { json: move('leaf', 3), cookie: second })).status).toBe(200)
    const line = await room.listen('leader', second)
    await grant(await want(third, 'Three'), second)
    await until(() => !line.isOpen())
    expect(line.heard()).toContain('event: gone')
    expect((await room.listen('leader', second)).status).toBe(403)
    expect((await room.ask('/speaker', { cookie: second })).text).not.toContain('SECRET')
    expect((await room.ask('/api/do', { json: { do: 'take' }, cookie: second })).status).toBe(403)
    expect((await room.ask('/api/do', { json: { do: 'take' }, cookie: host })).status).toBe(200)
    expect((await room.ask('/api/do', { json: move('end', 4), cookie: host })).status).toBe(200)
  })

  test('a phone becomes a remote only where the leader lets it in, and can then steer but not hand over', async () => {
    const host = await room.lead()
    const phone = await room.join()
    expect((await room.ask('/remote', { cookie: phone })).text).toContain('data-kind="remote"')
    await room.ask('/api/say', { json: { do: 'want', as: 'remote', name: '' }, cookie: phone })
    const { device, number } = room.session.now().wishes[0] ?? { device: '', number: 0 }
    expect(number).toBeGreaterThanOrEqual(10)
    expect(
      (
        await room.ask('/api/do', {
          json: { do: 'grant', device: 'abcdefghijkl', as: 'remote', name: '' },
          cookie: host,
        })
      ).status,
    ).toBe(409)
    await room.ask('/api/do', { json: { do: 'grant', device, as: 'remote', name: '' }, cookie: host })
    expect((await room.ask('/api/do', { json: move('leaf', 3), cookie: phone })).status).toBe(200)
    expect(
      (await room.ask('/api/do', { json: { do: 'grant', device, as: 'leader', name: '' }, cookie: phone })).status,
    ).toBe(403)
    expect((await room.ask('/api/do', { json: { do: 'end' }, cookie: phone })).status).toBe(403)
  })
})

describe('what was taken back', () => {
  const grantRemote = async (host: string) => {
    const phone = await room.join()
    await room.ask('/api/say', { json: { do: 'want', as: 'remote', name: '' }, cookie: phone })
    const device = room.session.now().wishes.at(-1)?.device ?? ''
    await room.ask('/api/do', { json: { do: 'grant', device, as: 'remote', name: '' }, cookie: host })
    return { phone, device }
  }

  test('a remote that was sent away hears neither as leader nor as projector any longer', async () => {
    const host = await room.lead()
    const { phone, device } = await grantRemote(host)
    const lines = await Promise.all(['leader', 'projector'].map((as) => room.listen(as, phone)))
    expect(lines.map(({ status }) => status)).toEqual([200, 200])
    await room.ask('/api/do', { json: { do: 'ungrant', device }, cookie: host })
    await until(() => lines.every((line) => !line.isOpen()))
    for (const line of lines) expect(line.heard()).toContain('event: gone')
  })

  test('one that takes nothing, and is sent away, brings nothing down', async () => {
    const host = await room.lead()
    const { phone, device } = await grantRemote(host)
    const own = `127.0.0.1:${room.server.port}`
    const socket = connect(room.server.port, '127.0.0.1')
    socket.on('error', () => {})
    const body = '{"as":"leader"}'
    socket.write(
      `POST /api/stream HTTP/1.1\r\nHost: ${own}\r\nOrigin: http://${own}\r\nContent-Type: application/json\r\nCookie: ${phone}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    )
    socket.pause()
    for (let memo = 0; memo < 60; memo++)
      await room.ask('/api/do', {
        json: { do: 'memo', id: `m${memo}`, text: '备'.repeat(1900), slide: 'leaf' },
        cookie: host,
      })
    for (let turn = 0; turn < 60; turn++) {
      await room.ask('/api/do', { json: { do: 'black', on: turn % 2 === 0 }, cookie: host })
      if (turn % 6 === 0) await new Promise((resolve) => setTimeout(resolve, 45))
    }
    await room.ask('/api/do', { json: { do: 'ungrant', device }, cookie: host })
    for (const on of [true, false, true]) {
      expect((await room.ask('/api/do', { json: { do: 'freeze', on }, cookie: host })).status).toBe(200)
      await new Promise((resolve) => setTimeout(resolve, 60))
    }
    socket.destroy()
  })

  test('a slide that the plan does not know is told to nobody, since its id is made of words', async () => {
    const host = await room.lead()
    const guest = await room.join()
    const line = await room.listen('follower', guest)
    await room.ask('/api/do', { json: move('SECRET-TOPIC-slide', 2), cookie: host })
    room.session.happen({
      do: 'plan',
      plan: {
        ...plan,
        topics: [],
        sections: plan.sections.map((one) => ({
          ...one,
          slides: one.slides.filter((slide) => !slide.startsWith('SECRET')),
        })),
      },
    })
    await room.ask('/api/do', { json: move('SECRET-TOPIC-other', 2), cookie: host })
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(line.heard()).not.toContain('SECRET')
    line.close()
  })

  test('a wish that is changed stays in its row', async () => {
    await room.lead()
    const [one, two] = [await room.join(), await room.join()]
    const want = (cookie: string, name: string) =>
      room.ask('/api/say', { json: { do: 'want', as: 'leader', name }, cookie })
    await want(one, 'Mallory')
    await want(two, 'Anna')
    await want(one, 'Mallory the second')
    expect(room.session.now().wishes.map(({ name }) => name)).toEqual(['Mallory the second', 'Anna'])
  })
})

describe('what is too much', () => {
  test('a body of a megabyte is refused before it is read', async () => {
    const cookie = await room.join()
    const text = JSON.stringify({ do: 'ask', id: 'q1', text: 'x'.repeat(1_000_000), slide: '' })
    const answer = await room.ask('/api/say', { body: text, cookie }).catch(() => ({ status: 413 }))
    expect(answer.status).toBe(413)
    // Said in pieces, without its length.
    const socket = connect(room.server.port, '127.0.0.1')
    socket.on('error', () => {})
    const own = `127.0.0.1:${room.server.port}`
    socket.write(
      `POST /api/say HTTP/1.1\r\nHost: ${own}\r\nOrigin: http://${own}\r\nContent-Type: application/json\r\nCookie: ${cookie}\r\nTransfer-Encoding: chunked\r\n\r\n`,
    )
    let heard = ''
    socket.on('data', (part) => {
      heard += part.toString()
    })
    for (let part = 0; part < 64; part++) socket.write(`4000\r\n${'x'.repeat(16_384)}\r\n`)
    await until(() => heard !== '' || socket.destroyed)
    expect(heard).toMatch(/^HTTP\/1\.1 413/)
    socket.destroy()
    expect(room.session.now().questions).toEqual([])
  })

  test('a thousand messages a second from one device are held back, and the leader steers on', async () => {
    const leader = await room.lead()
    const guest = await room.join()
    const flood: Promise<{ status: number }>[] = []
    const waits: number[] = []
    for (let tenth = 0; tenth < 10; tenth++) {
      const next = new Promise((resolve) => setTimeout(resolve, 100))
      for (let index = 0; index < 100; index++)
        flood.push(
          room
            .ask('/api/say', { json: { do: 'pace', to: index % 2 === 0 ? 'faster' : 'slower' }, cookie: guest })
            .catch(() => ({ status: 0 })),
        )
      const began = performance.now()
      expect((await room.ask('/api/do', { json: move('leaf', 3 + tenth), cookie: leader })).status).toBe(200)
      waits.push(performance.now() - began)
      await next
    }
    expect(waits.sort((a, b) => a - b)[5]).toBeLessThan(500)
    const statuses = (await Promise.all(flood)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeLessThan(60)
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(900)
  })

  test('two thousand streams of one device leave four, and the leader hears on', async () => {
    const leader = await room.lead()
    const line = await room.listen('leader', leader)
    const guest = await room.join()
    const open = await Promise.all(Array.from({ length: 2000 }, () => room.listen('follower', guest).catch(() => null)))
    await until(() => open.filter((one) => one?.isOpen() === true && one.status === 200).length <= 4)
    expect(room.server.followers()).toBeLessThanOrEqual(1)
    await room.ask('/api/do', { json: move('leaf', 3), cookie: leader })
    await until(() => line.snapshots().some(({ position }) => (position as { slide: string }).slide === 'leaf'))
    for (const one of open) one?.close()
  }, 60_000)

  test('a message that fills a line is sent once', async () => {
    const cards = Array.from({ length: 400 }, (_, card) => ({ front: `${card} `.repeat(20), back: 'b', path: [] }))
    room.session.happen({ do: 'plan', plan: { ...room.session.now().plan, cards } })
    const line = await room.listen('leader', await room.lead())
    await until(() => line.heard().includes('event: plan'))
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(line.heard().split('event: plan')).toHaveLength(2)
    line.close()
  })

  test('a screen that was away while others were told hears of a change back to what it knew', async () => {
    const leader = await room.lead()
    const to = (slide: string) => room.ask('/api/do', { json: move(slide, 1), cookie: leader })
    const isOn = (line: Line, slide: string) =>
      until(() => (line.snapshots().at(-1) as { shown?: { slide: string } } | undefined)?.shown?.slide === slide)
    const gone = await room.listen('projector', leader)
    await to('leaf')
    await isOn(gone, 'leaf')
    gone.close()
    await new Promise((resolve) => setTimeout(resolve, 100))
    await to('end')
    await new Promise((resolve) => setTimeout(resolve, 100))
    const back = await room.listen('projector', leader)
    await isOn(back, 'end')
    await to('leaf')
    await isOn(back, 'leaf')
    back.close()
  })

  test('a room has room for so many followers, and the leader is never one too many', async () => {
    await room.close()
    room = await openRoom({ mostFollowers: 5 })
    const lines = await Promise.all(Array.from({ length: 60 }, async () => room.listen('follower', await room.join())))
    expect(lines.filter(({ status }) => status === 503).length).toBeGreaterThan(0)
    expect((await room.listen('leader', await room.lead())).status).toBe(200)
    for (const line of lines) line.close()
  })

  test('a clock that is set back holds nobody back', async () => {
    const leader = await room.lead()
    const guest = await room.join()
    const back = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000)
    for (const slide of ['leaf', 'end', 'leaf'])
      expect((await room.ask('/api/do', { json: move(slide, 1), cookie: leader })).status).toBe(200)
    const say = { json: { do: 'pace', to: 'faster' }, cookie: guest }
    expect((await room.ask('/api/say', say)).status).toBe(200)
    back.mockRestore()
  })

  test('a bucket holds what it holds, fills with time, and names that are quiet are forgotten', () => {
    const one = rate(3, 1, 2)
    expect([1, 2, 3, 4].map(() => one.take('a', 0))).toEqual([true, true, true, false])
    expect([one.take('a', 1000), one.take('a', 1000), one.take('a', 3000)]).toEqual([true, false, true])
    one.take('b', 3000)
    one.take('c', 3000)
    expect(one.take('a', 3000)).toBe(true) // forgotten, and so as if never heard
  })
})

describe('what is true for all', () => {
  test('a late joiner has the present step in the page itself, and in the first word of the line', async () => {
    const leader = await room.lead()
    for (const [slide, index] of [
      ['bark', 1],
      ['leaf', 3],
      ['end', 4],
      ['bark', 1],
      ['leaf', 3],
    ] as const)
      await room.ask('/api/do', { json: move(slide, index), cookie: leader })
    const guest = await room.join()
    const { text } = await room.ask('/', { cookie: guest })
    expect(text).toContain('<section class="present" id="leaf">')
    expect(text).toContain('"shown":{"slide":"leaf","index":2,"step":0}')
    const line = await room.listen('follower', guest)
    await until(() => line.snapshots().length > 0)
    expect(line.snapshots()[0]).toMatchObject({ shown: { slide: 'leaf' } })
    line.close()
  })

  test('an id that is sent twice is one question, and a vote is one vote', async () => {
    const guest = await room.join()
    const say = (json: unknown) => room.ask('/api/say', { json, cookie: guest })
    for (let tries = 0; tries < 2; tries++)
      expect((await say({ do: 'ask', id: 'q1', text: 'Why?', slide: 'leaf' })).status).toBe(200)
    for (let tries = 0; tries < 3; tries++) await say({ do: 'vote', question: 'q1', on: true })
    expect(room.session.now().questions).toMatchObject([{ id: 'q1', text: 'Why?', voters: [expect.any(String)] }])
  })

  test('what is typed is one line of text without controls or direction marks', async () => {
    const guest = await room.join()
    const text = `a\u0000b\u202Ec\u2066d\n\ne\u200B ${'x'.repeat(400)}`
    await room.ask('/api/say', {
      json: { do: 'ask', id: 'q1', text, name: '\u202E\u0007eve', slide: '' },
      cookie: guest,
    })
    const [question] = room.session.now().questions
    expect(question?.text).toMatch(/^abcd e x+$/)
    expect(Array.from(question?.text ?? '')).toHaveLength(280)
    expect(question?.name).toBe('eve')
  })

  test('a port in use is passed over', async () => {
    const { presentServer } = await import('../src/host/serve/present-server.ts')
    const other = await presentServer({
      session: room.session,
      key: randomBytes(32),
      pages: { ...pages, page: () => '' },
      port: room.server.port,
      lan: [],
      mostFollowers: 5,
      clock: Date.now,
    })
    expect(other.kind).toBe('serving')
    if (other.kind === 'serving') {
      expect(other.server.port).toBeGreaterThan(room.server.port)
      await other.server.stop()
    }
  })

  test('what is new in the leader’s deck alone, no follower is told of', async () => {
    const follower = await room.listen('follower', await room.join())
    const leader = await room.listen('leader', await room.lead())
    const buildOn = (line: Line) => line.snapshots().at(-1)?.build
    await until(() => buildOn(leader) === 'l1' && buildOn(follower) === 'b1')
    const before = follower.heard()
    room.server.update({ ...pages, editions: { leader: edition('l2'), public: edition('b1') } })
    await until(() => buildOn(leader) === 'l2')
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(follower.heard().replaceAll(':\n\n', '')).toBe(before.replaceAll(':\n\n', ''))
    room.server.update({ ...pages, editions: { leader: edition('l2'), public: edition('b2') } })
    await until(() => buildOn(follower) === 'b2')
    leader.close()
    follower.close()
  })

  test('a screen that shows an older deck is sent what is new, and of the leader’s nothing to a follower', async () => {
    const guest = await room.join()
    const host = await room.lead()
    const since = async (path: string, cookie: string) => (await room.ask(path, { method: 'GET', cookie })).text
    expect(await since('/?since=b1', guest)).toBe('public: kept root, kept leaf')
    room.server.update({ ...pages, editions: { leader: edition('l2'), public: edition('b2') } })
    room.server.update({ ...pages, editions: { leader: edition('l3'), public: edition('b3') } })
    expect(await since('/?since=b1', guest)).toBe('public: kept root, new leaf')
    expect(await since('/?since=b3', guest)).toBe('public: kept root, kept leaf')
    expect(await since('/projector?since=b2', guest)).toBe('public: kept root, new leaf')
    for (const path of ['/speaker', '/projector'])
      expect(await since(`${path}?since=l1`, host)).toBe('SECRET-NOTE: kept root, new leaf')
    // Whatever else it shows, it is sent all of its own deck.
    for (const build of ['l1', 'x', '', '__proto__', encodeURIComponent('<script>')])
      expect(await since(`/?since=${build}`, guest)).toBe('public: new root, new leaf')
    for (const path of ['/speaker', '/remote', '/lead', '/projector', '/'])
      for (const cookie of [guest, '']) expect(await since(`${path}?since=l2`, cookie)).not.toContain('SECRET-NOTE')
    const { headers, status } = await room.ask('/?since=b1', { method: 'GET', cookie: guest })
    expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'nosniff',
    ])
  })

  test('a word on the pace that has faded is not said any more to who comes back', async () => {
    const guest = await room.join()
    await room.ask('/api/say', { json: { do: 'pace', to: 'slower' }, cookie: guest })
    const says = (at: number) => beforeOf(room.session.now(), room.events.at(-1)?.by ?? '', 0, at).pace
    expect([says(Date.now()), says(Date.now() + 301_000)]).toEqual(['slower', null])
  })

  test('with the same key the code and the badges of before are good after a restart', async () => {
    const key = randomBytes(32)
    const first = await openRoom({ key })
    const guest = await first.join()
    const { code } = first.server
    await first.close()
    const second = await openRoom({ key })
    expect(second.server.code).toBe(code)
    expect((await second.ask('/', { cookie: guest })).text).toContain('data-kind="follower"')
    await second.close()
  })

  test('tokens are used once, and old ones that nobody used run out', () => {
    const links = tokens()
    const all = Array.from({ length: 7 }, () => links.fresh())
    expect(all.map((token) => links.spend(token))).toEqual([false, false, true, true, true, true, true])
    expect(links.spend(all[6] ?? '')).toBe(false)
  })

  test('addresses of virtual networks come last, and those of this machine alone not at all', () => {
    const address = (family: 'IPv4' | 'IPv6', address: string, internal = false) =>
      ({ family, address, internal }) as never
    const found = lanAddresses({
      lo: [address('IPv4', '127.0.0.1', true)],
      docker0: [address('IPv4', '172.17.0.1')],
      en0: [address('IPv6', 'fe80::1'), address('IPv4', '192.168.1.5')],
      en1: [address('IPv4', '169.254.3.4'), address('IPv4', '10.0.0.3')],
    })
    expect(found.map(({ network }) => network)).toEqual(['en0', 'en1', 'docker0'])
  })

  test('a QR code covers just the dark squares', () => {
    const { size, path } = qrCode('http://192.168.1.5:8417/#BCDF')
    expect(size).toBeGreaterThan(25)
    expect(path).toMatch(/^(?:M\d+ \d+h\d+v1h-\d+z)+$/)
  })
})
