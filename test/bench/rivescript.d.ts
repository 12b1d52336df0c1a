// The part of RiveScript that the benchmark calls; the package is there only when the benchmarks are installed.
declare module 'rivescript' {
  export default class RiveScript {
    constructor(options: { readonly utf8: boolean })
    stream(brain: string, onError: (error: string) => void): boolean
    sortReplies(): void
    reply(user: string, message: string): Promise<string>
  }
}
