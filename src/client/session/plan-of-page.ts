import { readPlan } from '../../session/fields.ts'
import { barePlan, type StudyPlan } from '../../session/study-plan.ts'

/** The plan that stands in the page, or one of nothing but its slides. */
export function planOfPage(slides: readonly HTMLElement[]): StudyPlan {
  const text = document.querySelector('script[type="application/json"][data-part="plan"]')?.textContent ?? null
  const plan = text === null ? null : readPlan(JSON.parse(text))
  return (
    plan ??
    barePlan(
      document.title,
      document.documentElement.lang,
      slides.map(({ id }) => id),
    )
  )
}
