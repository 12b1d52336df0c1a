/** What one person has done of a lesson. */
export interface LessonProgress {
  /** Faults whose exercise is done. */
  readonly exercises: readonly string[]
  /** Mistakes made in it, ever. */
  readonly mistakes: number
  /** When its last exercise was done, milliseconds since 1970; null before. */
  readonly doneAt: number | null
}

/** Who practises on this device, and how far each is, by name and lesson. */
export interface Progress {
  readonly current: string | null
  readonly staff: Readonly<Record<string, Readonly<Record<string, LessonProgress>>>>
}

const key = 'posdesk-training'
const none: Progress = { current: null, staff: {} }
const nothingDone: LessonProgress = { exercises: [], mistakes: 0, doneAt: null }

/** What this browser has kept; nothing where it keeps nothing. */
export function readProgress(): Progress {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    return isProgress(kept) ? kept : none
  } catch {
    // Storage is shut, or somebody changed the text by hand: begin anew.
    return none
  }
}

const isProgress = (value: unknown): value is Progress =>
  typeof value === 'object' && value !== null && 'staff' in value && 'current' in value

function keep(progress: Progress): void {
  try {
    localStorage.setItem(key, JSON.stringify(progress))
  } catch {
    // Storage is shut or full: practising goes on without being kept.
  }
}

/** How far the present person is with a lesson. */
export function progressOf(lesson: string): LessonProgress {
  const { current, staff } = readProgress()
  return (current === null ? undefined : staff[current]?.[lesson]) ?? nothingDone
}

/** Makes `name` the one who practises. */
export function chooseStaff(name: string): void {
  const progress = readProgress()
  keep({ current: name, staff: { ...progress.staff, [name]: progress.staff[name] ?? {} } })
}

/** Changes what is kept of the present person's lesson; without a name nothing is kept. */
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
