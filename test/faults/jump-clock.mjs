// Preloaded into desks under test: each SIGUSR2 moves their clock, an hour forth and the next time an hour back.
const real = Date.now
let jumped = 0
Date.now = () => real() + jumped
process.on('SIGUSR2', () => {
  jumped = jumped === 0 ? 60 * 60_000 : 0
})
