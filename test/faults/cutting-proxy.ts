import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A wire between clients and desks that can be cut, and led to other desks. */
interface CuttingProxy {
  readonly address: string
  /** Where new connections go, to each in turn. */
  leadTo(ports: readonly number[]): void
  /** Breaks all connections at once, in the middle of whatever they carry. */
  cut(): number
  close(): Promise<void>
}

export async function openCuttingProxy(): Promise<CuttingProxy> {
  let targets: readonly number[] = []
  let turn = 0
  const sockets = new Set<Socket>()
  const hold = (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  }
  const server = createServer(client => {
    turn += 1
    const desk = connect(targets[turn % targets.length] ?? 0, '127.0.0.1')
    hold(client)
    hold(desk)
    client.pipe(desk)
    desk.pipe(client)
    client.on('close', () => desk.destroy())
    desk.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  const port = typeof bound === 'object' && bound ? bound.port : 0
  const cut = () => {
    const count = sockets.size
    for (const socket of sockets) socket.resetAndDestroy()
    return count
  }
  return {
    address: `http://127.0.0.1:${port}`,
    leadTo(ports) {
      targets = ports
    },
    cut,
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
