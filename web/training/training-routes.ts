import { Router } from 'express'
import { z } from 'zod'
import type { Content } from '../../bot/content/content.ts'
import type { Lesson } from '../../bot/content/lesson-schema.ts'
import { memoize } from '../guide/memoize.ts'
import { sendMissingPage } from '../send-missing-page.ts'
import { describeLesson } from './describe-lesson.ts'
import { readTime, writeReminder } from './reminder.ts'

const usualTime = '21:30'
const reminderQuery = z.object({ at: z.string().catch(usualTime) })

/**
 * All routes below `/training`: lessons, the result sheet, the reminder. `now` is in milliseconds since 1970.
 */
export function trainingRoutes(content: Content, now: () => number): Router {
  const { training, pages, problems } = content
  const routes = Router()
  const lessonOf = memoize((lesson: Lesson) => describeLesson(content, lesson))
  const groups = training.groups.map(({ title, lessons }) => ({
    title,
    lessons: lessons.flatMap(id => training.lessons[id] ?? []),
  }))

  routes.get('/', (_request, response) =>
    response.render('training.njk', { page: 'training', path: '/training', groups, at: usualTime }),
  )
  routes.get('/result', (_request, response) =>
    response.render('training-result.njk', { page: 'training', path: '/training/result', groups }),
  )
  routes.get('/shop', (_request, response) =>
    response.render('training-shop.njk', { page: 'training', path: '/training/shop', groups }),
  )
  routes.get('/reminder.ics', (request, response) => {
    const at = readTime(reminderQuery.parse(request.query).at) ?? readTime(usualTime)
    if (!at) throw new Error(`The usual time ${usualTime} is no time of day: write it as HH:MM.`)
    response
      .attachment(pages.training.reminder.file)
      .type('text/calendar; charset=utf-8')
      .send(writeReminder(pages, at, now()))
  })
  routes.get('/:lesson', ({ params }, response) => {
    const lesson = Object.hasOwn(training.lessons, params.lesson)
      ? training.lessons[params.lesson]
      : undefined
    if (!lesson) return sendMissingPage(response, problems)
    const path = `/training/${lesson.id}`
    response.render('lesson.njk', { page: 'training', path, lesson: lessonOf(lesson) })
  })
  return routes
}
