import test from 'ava'
import { content } from '../conversations/open-test-desk.ts'
import { visible, withPages } from './with-pages.ts'

const pages = withPages(test)
const { read } = pages

test.serial(
  'a lesson is readable without a script: task, goal, hints, mistakes and the terminal at its start',
  async t => {
    for (const { id, exercises, mistakes } of Object.values(content.training.lessons)) {
      const page = await read(`/training/${id}`)
      for (const { task, hints } of exercises)
        for (const words of [task, ...hints]) t.true(visible(page).includes(words))
      for (const name of mistakes) t.true(visible(page).includes(content.training.mistakes[name]?.say ?? '?'))
      t.is(page.match(/class="screen-picture/g)?.length, exercises.length)
    }
  },
)

test.serial('the reminder is a daily calendar event at the chosen time', async t => {
  const answer = await fetch(`${pages.address}/training/reminder.ics?at=20:05`)
  t.regex(answer.headers.get('content-type') ?? '', /^text\/calendar/)
  const text = await answer.text()
  const lines = text.split('\r\n')
  t.is(lines.at(-1), '', 'every line ends as the format wants it')
  t.false(lines.some(line => line.includes('\n')))
  t.true(lines.every(line => new TextEncoder().encode(line).length <= 75))
  const begun = lines.flatMap(line => (/^(BEGIN|END):/.test(line) ? [line] : []))
  t.deepEqual(begun, [
    ...['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'BEGIN:VALARM'],
    ...['END:VALARM', 'END:VEVENT', 'END:VCALENDAR'],
  ])
  t.true(lines.includes('RRULE:FREQ=DAILY'))
  t.true(lines.includes('TRIGGER:-PT1M'))
  t.true(
    lines.some(line => /^DTSTART:\d{8}T200500$/.test(line)),
    'floating: that hour wherever the telephone is',
  )
  for (const needed of ['UID:', 'DTSTAMP:', 'SUMMARY:打烊结算'])
    t.true(lines.some(line => line.startsWith(needed)))
  for (const wrong of ['', '?at=', '?at=25:00', '?at=9', '?at=1&at=2']) {
    t.true((await read(`/training/reminder.ics${wrong}`)).includes('T213000'), wrong)
  }
})
