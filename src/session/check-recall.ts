// Shows a check of the history on its page again. Asks nothing.
import { checkStore } from './check.ts'
import { recallDiagnosis, recallReport } from './check-record.ts'
import { cancelCheck } from './check-run.ts'
import { diagnosisStore } from './diagnose/diagnose.ts'
import { cancelDiagnosis } from './diagnose/diagnose-run.ts'
import type { KeptAnswer } from './history.ts'

/** Opens it; false when it does not fit this build, then nothing is changed. One under way is stopped. */
export function openCheck({ answer }: KeptAnswer): boolean {
  const report = recallReport(answer)
  if (report !== null) {
    cancelCheck()
    checkStore.setState(report)
    return true
  }
  const diagnosis = recallDiagnosis(answer)
  if (diagnosis === null) return false
  cancelDiagnosis()
  diagnosisStore.setState(diagnosis)
  return true
}
