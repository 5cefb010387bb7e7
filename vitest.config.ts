import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { defineConfig } from 'vitest/config'

/** Files that take a minute or more: they go first, so that none of them is left alone at the end. */
const LONG = [
  'laws',
  'axe',
  'study',
  'docs',
  'speaker',
  'diagrams',
  'documents',
  'conservation',
  'suites',
  'session-screens',
  'firefox',
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

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default', './test/reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Each file may run a browser, and a quarter of the time it waits for one, for a clock or for a process: three keep two cores at work.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
  },
})
