import './training/judge.test.ts'
import './training/lessons.test.ts'
import './training/until-next.test.ts'
