import { readPhoto } from '../../bot/conversations/photos.ts'
import { conversationRoute, maxTextLength } from './conversation-route.ts'
import {
  cannedValues,
  composerValues,
  factsValues,
  readSnapshot,
  type Snapshot,
  talkValues,
} from './conversation-values.ts'
import { openStream } from './open-stream.ts'
import { partVersion } from './part-version.ts'
import { queueValues } from './queue-page.ts'
import type { ConsoleRoute, MemberVisit } from './route.ts'
import { show, showProblem } from './show.ts'

/** The page of one conversation, with the parts of it that update live. */
export const conversationPageRoutes: readonly ConsoleRoute[] = [
  conversationRoute('get', '', async visit => {
    // Read first: anything that happens in between gives another version and is fetched again, so nothing is
    // missed.
    const partsVersion = await partVersion(visit)
    const snapshot = await readSnapshot(visit)
    if (!snapshot) return showProblem(visit, 'not-found')
    show(visit, 'queue', {
      ...(await queueValues(visit)),
      ...(await talkValues(visit, snapshot)),
      ...(await factsValues(visit, snapshot)),
      ...(await composerValues(visit, snapshot)),
      partsVersion,
      maxText: maxTextLength,
    })
  }),
  conversationRoute('get', '/photos/:photo', async (visit, id) => {
    const { parts, request, response } = visit
    const jpeg = await readPhoto(parts.desk.db, id, String(request.params.photo))
    if (!jpeg) return showProblem(visit, 'not-found')
    response.set('content-type', 'image/jpeg').end(jpeg)
  }),
  part('talk', talkValues),
  part('facts', factsValues),
  part('canned', async (visit, snapshot) => cannedValues(visit, snapshot)),
  conversationRoute('get', '/stream', ({ parts, response, agent }, id) => {
    const { wake, live } = parts.desk
    const stream = openStream(response)
    stream.onClose(wake.listen(id, () => stream.hint('talk')))
    stream.onClose(live.view(id, { id: agent.id, name: agent.name }))
    stream.onClose(
      live.onTyping(id, (who, typing) => {
        if (who.from === 'merchant') stream.send('typing', { typing })
      }),
    )
  }),
]

/** A part of the page that is fetched when something may have happened, and costs little when nothing has. */
function part(
  name: 'talk' | 'facts' | 'canned',
  valuesOf: (visit: MemberVisit, snapshot: Snapshot) => Promise<object>,
): ConsoleRoute {
  return conversationRoute('get', `/${name}`, async visit => {
    const partsVersion = await partVersion(visit)
    if (partsVersion !== null && visit.request.query.have === partsVersion) {
      return visit.response.status(204).end()
    }
    const snapshot = await readSnapshot(visit)
    if (!snapshot) return showProblem(visit, 'not-found')
    show(visit, `conversation-${name}`, { ...(await valuesOf(visit, snapshot)), partsVersion })
  })
}
