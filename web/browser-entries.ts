/** Output name → the source file it is built from, relative to the repository root. */
export type Entries = Readonly<Record<string, string>>

/** The custom elements and the pages made of them: they share libraries and the parts of the terminal. */
export const elementEntries: Entries = {
  'support-chat': 'web/embed/mount-chat.ts',
  'pos-terminal': 'web/terminal/pos-terminal.ts',
  'terminal-keypad': 'web/terminal/parts/keypad.ts',
  'terminal-touch': 'web/terminal/parts/touch.ts',
  'terminal-cards': 'web/terminal/parts/cards.ts',
  'terminal-slips': 'web/terminal/parts/slips.ts',
  'terminal-faults': 'web/terminal/parts/faults.ts',
  'terminal-trainer': 'web/terminal/parts/trainer.ts',
  'signature-pad': 'web/terminal/signature-pad.ts',
  'simulator-page': 'web/terminal/simulator-page.ts',
  'watched-terminal': 'web/training/browser/watched-terminal.ts',
  'training-page': 'web/training/browser/training-page.ts',
}

/**
 * What server-rendered pages load. Built separately, since a few lines shared with the chat would split it
 * into more files.
 */
export const pageEntries: Entries = {
  'guide-page': 'web/guide/browser/guide-page.ts',
  'offline-worker': 'web/offline/offline-worker.ts',
  'console-page': 'web/console/browser/console-page.ts',
  'figures-page': 'web/console/browser/figures-page.ts',
  page: 'web/styles/page.css',
  'no-script': 'web/styles/no-script.css',
  console: 'web/styles/console.css',
  mark: 'web/styles/mark.svg',
}

/** The script that other sites embed. */
export const launcherEntry = 'web/embed/embed.ts'
