import { openWorkshop } from './bot/commands/dialogs/workshop.ts'
import { loadScripts } from './bot/commands/dialogs/load-scripts.ts'
import { openDeskInProcess } from './bot/script/desk-in-process.ts'
import { play } from './bot/script/play.ts'
const w = openWorkshop()
const { scripts } = loadScripts(process.argv.slice(2), w.utterances)
for (const s of scripts) {
  const lines: string[] = []
  const desk = openDeskInProcess({ brain: w.brain, at: s.at, edit: w.edit })
  const tap = (a: any) => { if ('lines' in a) for (const l of a.lines) lines.push(l.who === 'bot' ? `B ${l.spoken.source} ${l.spoken.text.replace(/\n/g,'/').slice(0, 70)} ${l.spoken.choices.map((c:any)=>c.id+'='+c.label).join(',')}` : `${l.who} ${l.text}`); return a }
  const r = await play(s, { ...desk, begin: async () => tap(await desk.begin()), send: async m => tap(await desk.send(m)), act: async m => tap(await desk.act(m)) }, w.content.terminals)
  console.log('##', s.file, r.outcome, s.title); console.log(lines.slice(-4).map(l => '   ' + l).join('\n'))
}
