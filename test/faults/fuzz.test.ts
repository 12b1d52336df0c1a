import test from 'ava'
import { fuzz } from './fuzz.ts'

test.serial('no malformed request makes the desk fail, crash or forget', async t => {
  t.timeout(300_000)
  const { statuses, healthy } = await fuzz(2000, 1)
  t.deepEqual(
    Object.keys(statuses).filter(status => status.startsWith('5')),
    [],
  )
  t.true(healthy)
  t.true(Object.keys(statuses).length > 5, 'requests of many sorts were answered')
})
