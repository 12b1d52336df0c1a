import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Command } from '../cli.ts'
import { cachedModel } from '../content/cached-model.ts'
import { builtFolder, contentFolder } from '../content/content-folder.ts'
import { loadContent } from '../content/load-content.ts'
import { openDesk } from '../conversations/open-desk.ts'
import type { ConversationEvent, SpokenEvent } from '../dialog/event.ts'
import { describeWhy } from '../script/describe-why.ts'

const CONVERSATION = 'shell'

/**
 * `npm run talk`: a conversation in the shell, through the same channel as one on the web. `--why` says after each message how it
 * was understood. Nothing is kept.
 */
export const talk: Command = async (args, { stdin, stdout }) => {
  const content = loadContent(contentFolder)
  const model = cachedModel(content.understanding, builtFolder)
  const folder = mkdtempSync(join(tmpdir(), 'posdesk-talk-'))
  const desk = await openDesk({
    content,
    model: () => model,
    folder,
    now: Date.now,
    onTrouble: reportTrouble,
  })
  const say = (text: string) => void stdout.write(`${text}\n`)
  const channel = desk.openChannel('shell', (_id, event) => say(describe(event)))
  const lines = createInterface({ input: stdin, output: stdout, prompt: '> ' })
  // Opened at once: lines that arrive before the loop begins would be lost.
  const typed = lines[Symbol.asyncIterator]()
  try {
    await channel.receive({ conversationId: CONVERSATION, incoming: { kind: 'start' }, tokenHash: '' })
    lines.prompt()
    let count = 0
    for await (const line of typed) {
      const text = line.trim()
      if (text !== '') {
        count += 1
        const incoming = { kind: 'text', messageId: `line-${count}`, text } as const
        const handled = await channel.receive({ conversationId: CONVERSATION, incoming })
        if (args.includes('--why') && 'events' in handled) handled.events.flatMap(explain).forEach(say)
      }
      lines.prompt()
    }
    return 0
  } finally {
    lines.close()
    await desk.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Trouble in the background, such as a reminder that could not be sent: the conversation goes on. */
const reportTrouble = (error: unknown): void => console.error(error)

function describe({ speech }: SpokenEvent): string {
  const step = speech?.step ? `【${speech.step.number}/${speech.step.of} ${speech.step.name}】` : ''
  const choices = (speech?.choices ?? []).map(({ label }, index) => `  ${index + 1}. ${label}`)
  return [`${step}${speech?.text ?? ''}`, ...choices].join('\n')
}

const explain = (event: ConversationEvent): string[] =>
  event.type === 'merchantSpoke' ? [`  (${describeWhy(event.understanding)})`] : []
