/** A style sheet imported by browser code: its minified text, for a shadow root (see `build-browser.ts`). */
declare module '*.css' {
  const text: string
  export default text
}
