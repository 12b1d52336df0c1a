let audio: AudioContext | null = null

/** Plays a short, soft tone; silent where the browser does not let the page play sounds. */
export function chime(): void {
  try {
    audio ??= new AudioContext()
    const tone = audio.createOscillator()
    const volume = audio.createGain()
    const { currentTime } = audio
    tone.frequency.setValueAtTime(660, currentTime)
    tone.frequency.setValueAtTime(880, currentTime + 0.09)
    volume.gain.setValueAtTime(0.08, currentTime)
    volume.gain.exponentialRampToValueAtTime(0.001, currentTime + 0.3)
    tone.connect(volume).connect(audio.destination)
    tone.start()
    tone.stop(currentTime + 0.3)
  } catch {
    // No sound device: the message is visible all the same.
  }
}
