/** What one person has done of a lesson. */
interface LessonProgress {
  /** Faults whose exercise is done. */
  readonly exercises: readonly string[]
  /** The number of mistakes ever made in it. */
  readonly mistakes: number
  /** When its last exercise was done, in milliseconds since 1970; null before that. */
  readonly doneAt: number | null
}

/** Who practises on this device, and each person's progress, by name and lesson. */
interface Progress {
  readonly current: string | null
  readonly staff: Readonly<Record<string, Readonly<Record<string, LessonProgress>>>>
}

const key = 'posdesk-training'
const none: Progress = { current: null, staff: {} }
const nothingDone: LessonProgress = { exercises: [], mistakes: 0, doneAt: null }

/** The progress that this browser has stored. */
export function readProgress(): Progress {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isProgress(kept) ? kept : none
  } catch {
    // Storage is not available, or its text was edited by hand: starts over.
    return none
  }
}

const isProgress = (value: unknown): value is Progress =>
  typeof value === 'object' && value !== null && 'staff' in value && 'current' in value

function keep(progress: Progress): void {
  try {
    localStorage.setItem(key, JSON.stringify(progress))
  } catch {
    // Storage is not available or full: practice continues, but nothing is recorded.
  }
}

/** The current person's progress in a lesson. */
export function progressOf(lesson: string): LessonProgress {
  const { current, staff } = readProgress()
  return (current === null ? undefined : staff[current]?.[lesson]) ?? nothingDone
}

/** Makes `name` the person who is practising. */
export function chooseStaff(name: string): void {
  const progress = readProgress()
  keep({ current: name, staff: { ...progress.staff, [name]: progress.staff[name] ?? {} } })
}

/** Changes the current person's progress in a lesson; without a person, nothing is recorded. */
export function changeLesson(
  lesson: string,
  change: (before: LessonProgress) => LessonProgress,
): LessonProgress {
  const { current, staff } = readProgress()
  const after = change(progressOf(lesson))
  if (current !== null)
    keep({ current, staff: { ...staff, [current]: { ...staff[current], [lesson]: after } } })
  return after
}
