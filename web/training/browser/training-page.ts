import { askStaff } from './ask-staff.ts'
import { keepAtShop } from './keep-at-shop.ts'
import { practise } from './practise.ts'
import { changeLesson } from './progress.ts'
import { remind } from './remind.ts'
import { isSigned, takeIdentity } from './shop-identity.ts'
import { showProgress } from './show-progress.ts'
import { showShop } from './show-shop.ts'

// The pages are readable without this script; doing exercises and recording progress needs it.
takeIdentity()
askStaff(document, () => showProgress(document))
remind(document)
for (const link of document.querySelectorAll<HTMLElement>('[data-signed]')) link.hidden = !isSigned()
void showShop(document)

const lessonPage = document.querySelector<HTMLElement>('[data-lesson-page]')
if (lessonPage) openLesson(lessonPage)

function openLesson(page: HTMLElement): void {
  const {
    lessonPage: lesson = '',
    exercises: count = '0',
    lessonDone = '',
    kept = '',
    notKept = '',
  } = page.dataset
  const said = page.querySelector('[data-lesson-said]')
  const say = (words: string): void => {
    if (said) said.textContent = words
  }
  for (const section of page.querySelectorAll<HTMLElement>('[data-practice]')) {
    const exercise = section.id
    const reached = (): void => {
      const after = changeLesson(lesson, before => {
        const done = [...new Set([...before.exercises, exercise])]
        return {
          ...before,
          exercises: done,
          doneAt: done.length === Number(count) ? Date.now() : before.doneAt,
        }
      })
      if (after.exercises.length < Number(count)) return
      say(lessonDone)
      void keepAtShop(lesson, after.mistakes).then(answer => {
        if (answer !== null) say(`${lessonDone}${answer ? kept : notKept}`)
      })
    }
    const erred = (): void => {
      changeLesson(lesson, before => ({ ...before, mistakes: before.mistakes + 1 }))
    }
    practise(section, reached, erred)
  }
}
