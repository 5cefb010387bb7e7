import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** Files that take half a minute or more: they go first, so that none of them is left alone at the end. */
const LONG = [
  'laws',
  'axe',
  'study',
  'diagrams',
  'suites',
  'docs',
  'handout',
  'speaker',
  'exports',
  'session-screens',
  'check',
  'cli',
  'firefox',
  'record',
  'themes',
  'documents',
  'browser',
  'api',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`))
      return at < 0 ? LONG.length : at
    }
    const others = await super.sort(files)
    return others.sort((a, b) => place(a) - place(b)) // stable
  }
}

/** What is measured there is how fast something is. */
const TIMED = ['test/session-times.test.ts']

export default defineConfig({
  test: {
    reporters: ['default', './test/reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: TIMED,
          // Each file may run a browser, and a quarter of the time it waits for one, for a clock or for a process: three keep two cores
          // at work.
          maxWorkers: 3,
          // Hundreds of decks live for a moment each.
          execArgv: ['--max-semi-space-size=64'],
          sequence: { groupOrder: 1 },
        },
      },
      // Nothing else runs beside them.
      { extends: true, test: { name: 'timed', include: TIMED, maxWorkers: 1, sequence: { groupOrder: 2 } } },
    ],
  },
})
