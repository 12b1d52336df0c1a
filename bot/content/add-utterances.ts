import type { ContentFile } from './source.ts'

/** An intent's file with new lines after its other utterances. */
interface GrownFile extends ContentFile {
  /** The new lines' numbers in the file, from 1. */
  readonly added: readonly number[]
  /** The change in the form that `git apply` takes; paths begin at the folder above `content`. */
  readonly diff: string
}

/** Lines of context around a change. */
const linesAround = 3

/** Adds utterances to their intents' files, without those that an intent already has. */
export function addUtterances(
  files: readonly ContentFile[],
  lines: readonly { readonly text: string; readonly intent: string }[],
): GrownFile[] {
  return files.flatMap(file => {
    const own = lines.flatMap(({ text, intent }) => (`intents/${intent}.yaml` === file.path ? [text] : []))
    const grown = own.length === 0 ? null : grow(file, own)
    return grown ? [grown] : []
  })
}

function grow({ path, text }: ContentFile, own: readonly string[]): GrownFile | null {
  const old = text.replace(/\n$/, '').split('\n')
  const start = old.findIndex(line => /^utterances: \|/.test(line))
  if (start === -1) return null
  const after = old.findIndex((line, at) => at > start && /^\S/.test(line))
  const block = old.slice(start + 1, after === -1 ? old.length : after)
  const known = new Set(block.map(line => line.trim()))
  const fresh = [...new Set(own)].filter(line => !known.has(line)).map(line => `  ${line}`)
  if (fresh.length === 0) return null
  // After the last line that is not blank.
  const at = start + 2 + block.findLastIndex(line => line.trim() !== '')
  const all = [...old.slice(0, at), ...fresh, ...old.slice(at)]
  return {
    path,
    text: `${all.join('\n')}\n`,
    added: fresh.map((_line, index) => at + 1 + index),
    diff: diffOf(path, old, at, fresh),
  }
}

function diffOf(path: string, old: readonly string[], at: number, fresh: readonly string[]): string {
  const before = old.slice(Math.max(0, at - linesAround), at)
  const behind = old.slice(at, at + linesAround)
  const first = at - before.length + 1
  const kept = before.length + behind.length
  return [
    `diff --git a/content/${path} b/content/${path}`,
    `--- a/content/${path}`,
    `+++ b/content/${path}`,
    `@@ -${first},${kept} +${first},${kept + fresh.length} @@`,
    ...before.map(line => ` ${line}`),
    ...fresh.map(line => `+${line}`),
    ...behind.map(line => ` ${line}`),
    '',
  ].join('\n')
}
