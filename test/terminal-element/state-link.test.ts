import test from 'ava'
import { restoreWorld, saveWorld } from '../../bot/terminal/save.ts'
import { startWorld } from '../../bot/terminal/start-world.ts'
import { packState, unpackState } from '../../web/terminal/state-link.ts'
import { device, fault } from '../terminal/shipped.ts'

const classic = device('classic')
const saved = saveWorld(classic, startWorld(classic, fault('storage-full')))

test.serial('a state goes into a link and comes out the same', async t => {
  const packed = await packState(saved)
  t.regex(packed, /^z[\w-]+$/)
  t.true(packed.length < 4000, `${packed.length} characters`)
  t.is(await unpackState(packed), saved)
  const restored = restoreWorld(saved, () => classic)
  t.true(restored.ok)
})

test.serial('a state packed by a browser that cannot pack is understood too', async t => {
  t.is(await unpackState(`p${Buffer.from('满').toString('base64url')}`), '满')
})

test.serial('a link that was cut off or made up gives nothing', async t => {
  const packed = await packState(saved)
  for (const broken of [
    '',
    'z',
    'x',
    'zzz',
    '#',
    packed.slice(0, -40),
    `q${packed}`,
    'p%%%',
    'p\u0000',
    'pgA',
  ]) {
    t.is((await unpackState(broken)) || null, null, broken.slice(0, 20))
  }
})
